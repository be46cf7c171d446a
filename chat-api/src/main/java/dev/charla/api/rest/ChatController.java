package dev.charla.api.rest;

import dev.charla.api.json.ChatJson;
import dev.charla.api.security.Identity;
import dev.charla.application.port.in.ChangeChat;
import dev.charla.application.port.in.ChangeChat.AssignChat;
import dev.charla.application.port.in.ChangeChat.CloseChat;
import dev.charla.application.port.in.ChangeChat.ReopenChat;
import dev.charla.application.port.in.ChangeChat.RequestAgent;
import dev.charla.application.port.in.ChangeChat.TransferChat;
import dev.charla.application.port.in.ChangeChat.UnassignChat;
import dev.charla.application.port.in.ChatViews;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.OpenChatWithMessage;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One chat: opening it, looking at it, and what is done with it as a whole. */
@RestController
@Tag(name = "Chats")
@RequestMapping("/v2/chats")
class ChatController {

    private final Commands commands;
    private final ChatViews views;

    ChatController(Commands commands, ChatViews views) {
        this.commands = commands;
        this.views = views;
    }

    /** Opens an empty chat. */
    @PostMapping
    @Refuses(ProblemType.NOT_FOUND)
    @ResponseStatus(HttpStatus.CREATED)
    OpenedJson open(@AuthenticationPrincipal Identity caller, @Valid @RequestBody OpenChatRequest request) {
        var opened = commands.send(request.commandOf(caller.person()));
        return new OpenedJson(opened.chatId().value(), opened.position());
    }

    /**
     * Opens a chat with its first message in it, in one transaction. Opened again under the same idempotency key, it is answered
     * again and stored once.
     */
    @PostMapping("/with-message")
    @Refuses({ProblemType.NOT_FOUND, ProblemType.IDEMPOTENCY_KEY_REUSED, ProblemType.FILE_REFUSED})
    @ApiResponse(responseCode = "201", description = "Opened")
    @ApiResponse(
            responseCode = "200",
            description = "Was opened before",
            headers = @Header(name = Replays.HEADER, required = true))
    ResponseEntity<OpenedWithMessageJson> openWithMessage(
            @AuthenticationPrincipal Identity caller,
            @RequestHeader(name = Replays.KEY, required = false) @Nullable String key,
            @Valid @RequestBody OpenChatRequest.WithMessage request) {
        var opened = commands.send(request.commandOf(caller.person(), key));
        var answer = opened.replayed() ? Replays.answer() : ResponseEntity.status(HttpStatus.CREATED);
        return answer.body(OpenedWithMessageJson.of(opened));
    }

    /** One chat, as the caller sees it. */
    @GetMapping("/{chatId}")
    ChatJson chat(@AuthenticationPrincipal Identity caller, @PathVariable String chatId) {
        return ChatJson.from(views.view(caller.person(), Ids.chat(chatId)));
    }

    /** Gives a chat that nobody takes care of to a commercial of its site. */
    @PutMapping("/{chatId}/assign/{commercialId}")
    @Refuses({ProblemType.CHAT_ASSIGNED, ProblemType.CHAT_CLOSED})
    ChatJson assign(
            @AuthenticationPrincipal Identity caller, @PathVariable String chatId, @PathVariable String commercialId) {
        return changed(new AssignChat(caller.person(), Ids.chat(chatId), Ids.commercial(commercialId)));
    }

    /** Hands a chat over to another commercial of its site. */
    @PutMapping("/{chatId}/transfer/{commercialId}")
    @Refuses({ProblemType.CHAT_ASSIGNED, ProblemType.CHAT_CLOSED})
    ChatJson transfer(
            @AuthenticationPrincipal Identity caller, @PathVariable String chatId, @PathVariable String commercialId) {
        return changed(new TransferChat(caller.person(), Ids.chat(chatId), Ids.commercial(commercialId)));
    }

    /** Puts a chat back into the queue. */
    @PutMapping("/{chatId}/unassign")
    @Refuses(ProblemType.CHAT_CLOSED)
    ChatJson unassign(@AuthenticationPrincipal Identity caller, @PathVariable String chatId) {
        return changed(new UnassignChat(caller.person(), Ids.chat(chatId)));
    }

    /** Closes a chat, if it is not closed already. */
    @PutMapping("/{chatId}/close")
    @Refuses(ProblemType.CHAT_CLOSED)
    ChatJson close(
            @AuthenticationPrincipal Identity caller,
            @PathVariable String chatId,
            @Valid @RequestBody(required = false) @Nullable ReasonRequest request) {
        var reason = request == null ? null : request.reason();
        return changed(new CloseChat(caller.person(), Ids.chat(chatId), reason));
    }

    /** Opens a closed chat again. */
    @PutMapping("/{chatId}/reopen")
    @Refuses(ProblemType.CHAT_NOT_CLOSED)
    ChatJson reopen(@AuthenticationPrincipal Identity caller, @PathVariable String chatId) {
        return changed(new ReopenChat(caller.person(), Ids.chat(chatId)));
    }

    /** The visitor asks for a person. */
    @PostMapping("/{chatId}/request-agent")
    @Refuses(ProblemType.CHAT_CLOSED)
    @ResponseStatus(HttpStatus.CREATED)
    ChatJson requestAgent(@AuthenticationPrincipal Identity caller, @PathVariable String chatId) {
        return changed(new RequestAgent(caller.person(), Ids.chat(chatId)));
    }

    private ChatJson changed(ChangeChat command) {
        commands.send(command);
        return ChatJson.from(views.view(command.by(), command.chatId()));
    }

    record ReasonRequest(@Size(max = 500) @Nullable String reason) {}

    /** @param position the chat's place in its site's queue, 1 for the next; 0 when it does not wait */
    record OpenedJson(UUID chatId, long position) {}

    /** @param position as when it is opened without a message */
    record OpenedWithMessageJson(UUID chatId, UUID messageId, long position) {

        private static OpenedWithMessageJson of(OpenChatWithMessage.Opened opened) {
            return new OpenedWithMessageJson(
                    opened.chatId().value(), opened.firstMessage().id().value(), opened.position());
        }
    }
}
