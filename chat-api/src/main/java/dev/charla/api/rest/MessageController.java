package dev.charla.api.rest;

import dev.charla.api.json.MessageJson;
import dev.charla.api.security.Identity;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.DeleteMessage;
import dev.charla.application.port.in.SendMessage;
import dev.charla.application.port.in.SendMessage.Sent;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Messages: sending, editing and deleting one, and noting down what was read. */
@RestController
@Tag(name = "Messages")
@RequestMapping("/v2/messages")
class MessageController {

    private final Commands commands;

    MessageController(Commands commands) {
        this.commands = commands;
    }

    /** Sends a message; the same one sent again under the same idempotency key is answered again and stored once. */
    @PostMapping
    @Refuses({
        ProblemType.NOT_FOUND,
        ProblemType.CHAT_CLOSED,
        ProblemType.IDEMPOTENCY_KEY_REUSED,
        ProblemType.FILE_REFUSED
    })
    @ApiResponse(
            responseCode = "201",
            description = "Stored",
            headers = @Header(name = HttpHeaders.LOCATION, required = true))
    @ApiResponse(
            responseCode = "200",
            description = "Was stored before",
            headers = @Header(name = Replays.HEADER, required = true))
    ResponseEntity<MessageJson> send(
            @AuthenticationPrincipal Identity caller,
            @RequestHeader(name = Replays.KEY, required = false) @Nullable String key,
            @Valid @RequestBody SendMessageRequest request) {
        request.refuseUnlessFrom(caller);
        var sent = commands.send(new SendMessage(caller.person(), request.chat(), request.draft(key)));
        return sent.replayed() ? repeated(sent) : created(sent);
    }

    /** Says a message in other words. */
    @PatchMapping(Ids.MESSAGE_IN_PATH)
    @Refuses(ProblemType.CHAT_CLOSED)
    MessageJson edit(
            @AuthenticationPrincipal Identity caller,
            @PathVariable String id,
            @Valid @RequestBody EditMessageRequest request) {
        return MessageJson.from(commands.send(request.commandOf(caller, Ids.message(id))));
    }

    /** Takes a message back, whether that was done before or not. */
    @DeleteMapping(Ids.MESSAGE_IN_PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Identity caller, @PathVariable String id) {
        commands.send(new DeleteMessage(caller.person(), Ids.message(id)));
    }

    /** Notes down what the caller has read; whatever came before that in a chat counts as read too. */
    @PutMapping("/mark-as-read")
    MarkedJson markAsRead(@AuthenticationPrincipal Identity caller, @Valid @RequestBody MarkAsReadRequest request) {
        return new MarkedJson(true, commands.send(request.commandOf(caller)).count());
    }

    private static ResponseEntity<MessageJson> created(Sent sent) {
        var message = MessageJson.from(sent.message());
        return ResponseEntity.created(URI.create("/v2/messages/" + message.id()))
                .body(message);
    }

    private static ResponseEntity<MessageJson> repeated(Sent sent) {
        return Replays.answer().body(MessageJson.from(sent.message()));
    }

    /** @param markedCount how many of the messages named were unread before */
    record MarkedJson(boolean success, int markedCount) {}
}
