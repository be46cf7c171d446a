package dev.charla.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.charla.api.json.MessageJson;
import dev.charla.api.security.Identity;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.MessageHistory;
import dev.charla.application.port.in.SendMessage;
import dev.charla.application.port.in.SendMessage.Sent;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Messages: sending one, and reading those of a chat. */
@RestController
@RequestMapping("/v2/messages")
class MessageController {

    private final Commands commands;
    private final MessageHistory history;

    MessageController(Commands commands, MessageHistory history) {
        this.commands = commands;
        this.history = history;
    }

    /** Answers 201 once the message is stored; 200 when the same had been sent before under the same idempotency key. */
    @PostMapping
    ResponseEntity<MessageJson> send(
            @AuthenticationPrincipal Identity caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody SendMessageRequest request) {
        request.refuseUnlessFrom(caller);
        var sent = commands.send(new SendMessage(caller.person(), request.chat(), request.draft(key)));
        return sent.replayed() ? repeated(sent) : created(sent);
    }

    /** A page of messages, newest first. */
    @GetMapping("/chat/{chatId}")
    HistoryJson history(
            @AuthenticationPrincipal Identity caller,
            @PathVariable String chatId,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (limit < MessageHistory.MIN_LIMIT || limit > MessageHistory.MAX_LIMIT) {
            throw new InvalidParameter(
                    "limit", "must be " + MessageHistory.MIN_LIMIT + " to " + MessageHistory.MAX_LIMIT);
        }
        var before = cursor == null ? null : (Long) Cursor.parse(cursor);
        return HistoryJson.from(history.page(caller.person(), Ids.chat(chatId), limit, before));
    }

    private static ResponseEntity<MessageJson> created(Sent sent) {
        var message = MessageJson.from(sent.message());
        return ResponseEntity.created(URI.create("/v2/messages/" + message.id()))
                .body(message);
    }

    private static ResponseEntity<MessageJson> repeated(Sent sent) {
        return ResponseEntity.ok().header("Idempotency-Replayed", "true").body(MessageJson.from(sent.message()));
    }

    /** @param nextCursor where the next older page begins; absent on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HistoryJson(
            List<MessageJson> messages,
            long total,
            boolean hasMore,
            @Nullable String nextCursor,
            long lastSeq,
            UUID epoch) {

        private static HistoryJson from(MessageHistory.Page page) {
            return new HistoryJson(
                    page.messages().stream().map(MessageJson::from).toList(),
                    page.total(),
                    page.next() != null,
                    page.next() == null ? null : Cursor.of(page.next()),
                    page.lastSeq(),
                    page.epoch());
        }
    }
}
