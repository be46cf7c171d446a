package dev.charla.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.charla.api.json.MessageJson;
import dev.charla.api.rest.Cursor.Kind;
import dev.charla.api.security.Identity;
import dev.charla.application.port.in.MessageHistory;
import dev.charla.application.port.in.MessageSearch;
import dev.charla.domain.chat.MessageId;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Messages that were sent: those of a chat, one by itself, those not read yet, and those with certain words. */
@RestController
@Tag(name = "Messages")
@RequestMapping("/v2/messages")
class MessageHistoryController {

    private static final String DEFAULT_LIMIT = "50";

    private final MessageHistory history;
    private final MessageSearch search;

    MessageHistoryController(MessageHistory history, MessageSearch search) {
        this.history = history;
        this.search = search;
    }

    /** A page of messages: newest first, or what came after a place or a time, oldest first. */
    @GetMapping("/chat/{chatId}")
    HistoryJson history(
            @AuthenticationPrincipal Identity caller,
            @PathVariable String chatId,
            @RequestParam(defaultValue = DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Schema(minimum = "0") @Nullable Long afterSeq,
            @RequestParam(required = false) @Schema(minimum = "0") @Nullable Long afterInternalSeq,
            @RequestParam(required = false) @Nullable String dateFrom,
            @RequestParam(name = "filters[dateFrom]", required = false) @Nullable String filteredFrom) {
        refuseLimit(limit);
        var walk = new WalkRequest(cursor, afterSeq, afterInternalSeq, dateFrom == null ? filteredFrom : dateFrom);
        return HistoryJson.from(history.page(caller.person(), Ids.chat(chatId), limit, walk.walk()));
    }

    /** What others have sent and the caller has not read, oldest first. */
    @GetMapping("/chat/{chatId}/unread")
    List<MessageJson> unread(@AuthenticationPrincipal Identity caller, @PathVariable String chatId) {
        return history.unread(caller.person(), Ids.chat(chatId)).stream()
                .map(MessageJson::from)
                .toList();
    }

    /** One message in its present state; of a deleted one, what is left. */
    @GetMapping(Ids.MESSAGE_IN_PATH)
    MessageJson one(@AuthenticationPrincipal Identity caller, @PathVariable String id) {
        return MessageJson.from(history.one(caller.person(), Ids.message(id)));
    }

    /** Messages with these words in them, newest first. */
    @GetMapping("/search")
    @Refuses(ProblemType.NOT_FOUND)
    FoundJson search(
            @AuthenticationPrincipal Identity caller,
            @RequestParam @Schema(minLength = MessageSearch.MIN_TEXT, maxLength = MessageSearch.MAX_TEXT) String q,
            @RequestParam(required = false) @Schema(format = "uuid") @Nullable String chatId,
            @RequestParam(defaultValue = DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        refuseLimit(limit);
        var chat = chatId == null ? null : Ids.chat(chatId);
        var before = cursor == null ? null : placeOf(Cursor.parse(cursor));
        return FoundJson.from(search.search(caller.person(), searched(q), chat, limit, before));
    }

    private static void refuseLimit(int limit) {
        InvalidParameter.refuseUnlessWithin("limit", limit, MessageHistory.MIN_LIMIT, MessageHistory.MAX_LIMIT);
    }

    private static String searched(String q) {
        var characters = q.codePointCount(0, q.length());
        if (characters < MessageSearch.MIN_TEXT || characters > MessageSearch.MAX_TEXT || q.indexOf('\0') >= 0) {
            throw new InvalidParameter(
                    "q", "must be " + MessageSearch.MIN_TEXT + " to " + MessageSearch.MAX_TEXT + " characters");
        }
        return q;
    }

    private static MessageId placeOf(Cursor cursor) {
        if (cursor.list() != Kind.FOUND_MESSAGES) {
            throw Cursor.invalid();
        }
        return new MessageId(new UUID(cursor.place(0), cursor.place(1)));
    }

    /**
     * @param nextCursor where the walk goes on; absent at its end
     * @param lastInternalSeq for staff alone
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "History")
    record HistoryJson(
            List<MessageJson> messages,
            long total,
            boolean hasMore,
            @Nullable String nextCursor,
            long lastSeq,
            @Nullable Long lastInternalSeq,
            UUID epoch) {

        private static HistoryJson from(MessageHistory.Page page) {
            return new HistoryJson(
                    page.messages().stream().map(MessageJson::from).toList(),
                    page.total(),
                    page.next() != null,
                    page.next() == null ? null : WalkRequest.cursorOf(page.next()),
                    page.lastSeq(),
                    page.lastInternalSeq(),
                    page.epoch());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FoundMessages")
    record FoundJson(
            List<MessageJson> messages,
            boolean hasMore,
            @Nullable String nextCursor) {

        private static FoundJson from(MessageSearch.Found found) {
            return new FoundJson(
                    found.messages().stream().map(MessageJson::from).toList(),
                    found.next() != null,
                    found.next() == null ? null : cursorOf(found.next().value()));
        }

        private static String cursorOf(UUID id) {
            return Cursor.of(Kind.FOUND_MESSAGES, id.getMostSignificantBits(), id.getLeastSignificantBits())
                    .text();
        }
    }
}
