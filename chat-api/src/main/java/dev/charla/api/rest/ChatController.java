package dev.charla.api.rest;

import dev.charla.api.security.Identity;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.OpenChatWithMessage.Opened;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Chats: opening one. */
@RestController
@RequestMapping("/v2/chats")
class ChatController {

    private final Commands commands;

    ChatController(Commands commands) {
        this.commands = commands;
    }

    /** Opens a chat with its first message in it, in one transaction. */
    @PostMapping("/with-message")
    @ResponseStatus(HttpStatus.CREATED)
    OpenedJson open(@AuthenticationPrincipal Identity caller, @Valid @RequestBody OpenChatRequest request) {
        return OpenedJson.from(commands.send(request.commandOf(caller.person())));
    }

    /** @param position the chat's place in its site's queue, 1 for the next; 0 when it does not wait */
    record OpenedJson(UUID chatId, UUID messageId, long position) {

        private static OpenedJson from(Opened opened) {
            return new OpenedJson(
                    opened.chatId().value(), opened.firstMessage().id().value(), opened.position());
        }
    }
}
