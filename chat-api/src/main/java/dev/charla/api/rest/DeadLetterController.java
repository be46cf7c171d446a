package dev.charla.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.charla.api.json.WireInstant;
import dev.charla.api.rest.Cursor.Kind;
import dev.charla.api.security.Identity;
import dev.charla.application.port.in.DeadLetters;
import dev.charla.application.port.out.WebhookOutbox.DeadLetter;
import dev.charla.domain.chat.ChatRefusal.MessageNotFound;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Messages that the webhook would not take. */
@RestController
@Tag(name = "WhatsApp bridge")
@RequestMapping("/v2/webhooks/dead-letters")
@ConditionalOnProperty(name = "charla.dialects.bridge", matchIfMissing = true)
class DeadLetterController {

    private final DeadLetters letters;

    DeadLetterController(DeadLetters letters) {
        this.letters = letters;
    }

    /** For admins: what was given up at their sites, the newest first. */
    @GetMapping
    DeadLetterListJson listDeadLetters(
            @AuthenticationPrincipal Identity caller,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var viewer = Callers.insider(caller);
        InvalidParameter.refuseUnlessWithin("limit", limit, 1, DeadLetters.MAX_LIMIT);
        return DeadLetterListJson.from(letters.list(viewer, limit, cursor == null ? null : place(cursor)));
    }

    /** Posts it again soon, under the same delivery id and before later ones of its chat, as often as any other. */
    @PostMapping("/{id}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResentJson resendDeadLetter(@AuthenticationPrincipal Identity caller, @PathVariable String id) {
        letters.resend(Callers.insider(caller), idOf(id));
        return new ResentJson(true, "It is posted again");
    }

    private static UUID idOf(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new MessageNotFound();
        }
    }

    private static UUID place(String text) {
        var cursor = Cursor.parse(text);
        if (cursor.list() != Kind.DEAD_LETTERS) {
            throw Cursor.invalid();
        }
        return new UUID(cursor.place(0), cursor.place(1));
    }

    record ResentJson(boolean success, String message) {}

    /**
     * @param id the delivery's, as the webhook saw it
     * @param error why the last attempt failed
     */
    record DeadLetterJson(
            UUID id, UUID chatId, UUID messageId, int attempts, String error, String createdAt, String diedAt) {

        private static DeadLetterJson from(DeadLetter letter) {
            var outgoing = letter.outgoing();
            return new DeadLetterJson(
                    outgoing.id(),
                    outgoing.chat().value(),
                    outgoing.message().value(),
                    outgoing.attempts(),
                    letter.error(),
                    WireInstant.of(outgoing.createdAt()),
                    WireInstant.of(letter.diedAt()));
        }
    }

    /** @param nextCursor where the next page begins; absent on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeadLetterListJson(
            List<DeadLetterJson> deadLetters,
            long total,
            boolean hasMore,
            @Nullable String nextCursor) {

        private static DeadLetterListJson from(DeadLetters.Page page) {
            return new DeadLetterListJson(
                    page.letters().stream().map(DeadLetterJson::from).toList(),
                    page.total(),
                    page.next() != null,
                    page.next() == null ? null : cursorOf(page.next()));
        }

        private static String cursorOf(UUID last) {
            return Cursor.of(Kind.DEAD_LETTERS, last.getMostSignificantBits(), last.getLeastSignificantBits())
                    .text();
        }
    }
}
