package dev.charla.api.rest;

import dev.charla.api.json.ChatJson;
import dev.charla.api.security.Identity;
import dev.charla.application.port.in.ChangeChat.PrioritiseChat;
import dev.charla.application.port.in.ChatViews;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.TagChat;
import dev.charla.domain.chat.Priority;
import dev.charla.domain.chat.Tags;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What staff says about a chat, each time as a whole. */
@RestController
@Tag(name = "Chats")
@RequestMapping("/v2/chats/{chatId}")
class ChatLabelController {

    private final Commands commands;
    private final ChatViews views;

    ChatLabelController(Commands commands, ChatViews views) {
        this.commands = commands;
        this.views = views;
    }

    /** Replaces all tags; none are left of an empty list. */
    @PutMapping("/tags")
    ChatJson tag(
            @AuthenticationPrincipal Identity caller,
            @PathVariable String chatId,
            @Valid @RequestBody TagsRequest request) {
        var chat = Ids.chat(chatId);
        commands.send(new TagChat(caller.person(), chat, new Tags(request.tags())));
        return ChatJson.from(views.view(caller.person(), chat));
    }

    /** Says how urgent a chat is. */
    @PutMapping("/priority")
    @Refuses(ProblemType.CHAT_CLOSED)
    ChatJson prioritise(
            @AuthenticationPrincipal Identity caller,
            @PathVariable String chatId,
            @Valid @RequestBody PriorityRequest request) {
        var chat = Ids.chat(chatId);
        commands.send(new PrioritiseChat(caller.person(), chat, Priority.valueOf(request.priority())));
        return ChatJson.from(views.view(caller.person(), chat));
    }

    record TagsRequest(@NotNull List<@NotNull String> tags) {}

    record PriorityRequest(
            @Schema(implementation = Priority.class)
            @NotNull
            @Pattern(regexp = "LOW|NORMAL|HIGH|URGENT", message = "must be LOW, NORMAL, HIGH or URGENT")
            String priority) {}
}
