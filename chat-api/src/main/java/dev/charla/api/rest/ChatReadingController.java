package dev.charla.api.rest;

import dev.charla.api.json.WireInstant;
import dev.charla.api.security.Identity;
import dev.charla.application.port.in.ChatViews;
import dev.charla.application.port.in.ChatViews.ChatView;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.ReadChat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.people.Participant;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * How clients say that somebody looks at a chat. What is in a window when it opens, and what came until it closes, has been
 * seen; so each of these leaves nothing unread by the caller, and tells {@code message:read} where something was.
 */
@RestController
@Tag(name = "Chats")
@RequestMapping("/v2/chats/{chatId}")
class ChatReadingController {

    private final Commands commands;
    private final ChatViews views;

    ChatReadingController(Commands commands, ChatViews views) {
        this.commands = commands;
        this.views = views;
    }

    /** The chat's window has opened. */
    @PutMapping("/view-open")
    ViewedJson viewOpen(@AuthenticationPrincipal Identity caller, @PathVariable String chatId) {
        return viewed(caller, chatId);
    }

    /** The chat's window has closed. */
    @PutMapping("/view-close")
    ViewedJson viewClose(@AuthenticationPrincipal Identity caller, @PathVariable String chatId) {
        return viewed(caller, chatId);
    }

    private ViewedJson viewed(Identity caller, String chatId) {
        var chat = Ids.chat(chatId);
        commands.send(new ReadChat(caller.person(), chat));
        return ViewedJson.from(views.view(caller.person(), chat));
    }

    /** Leaves nothing unread by the caller; staff only. */
    @PutMapping("/unread/reset")
    ResetJson reset(@AuthenticationPrincipal Identity caller, @PathVariable String chatId) {
        var chat = Ids.chat(chatId);
        refuseVisitors(caller.person(), chat);
        commands.send(new ReadChat(caller.person(), chat));
        return new ResetJson(true);
    }

    /** A visitor is told that this is the staff's only where it may know that there is something. */
    private void refuseVisitors(Participant person, ChatId chat) {
        if (!person.isStaff()) {
            views.view(person, chat);
            throw new StaffOnly();
        }
    }

    /** @param lastActivity when something last happened that the caller may see */
    record ViewedJson(
            boolean success,
            UUID chatId,
            @Schema(implementation = ChatStatus.class) String status,
            @Schema(format = "date-time") String lastActivity) {

        private static ViewedJson from(ChatView view) {
            return new ViewedJson(
                    true,
                    view.chat().id().value(),
                    view.chat().progress().status().name(),
                    WireInstant.of(view.updatedAt()));
        }
    }

    record ResetJson(boolean success) {}
}
