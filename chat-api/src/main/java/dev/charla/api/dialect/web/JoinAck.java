package dev.charla.api.dialect.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.charla.api.dialect.web.WebDialect.Said;
import dev.charla.api.gateway.Joined;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code chat:join}.
 *
 * @param lastSeq absent when only the notes were joined
 * @param lastInternalSeq absent for whoever may not hear notes
 * @param missed absent when it was too much, which {@code truncated} tells then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JoinAck(
        boolean success,
        String message,
        String chatId,
        String roomName,
        UUID epoch,
        @Nullable Long lastSeq,
        @Nullable Long lastInternalSeq,
        @Nullable List<Said> missed,
        @Nullable Boolean truncated) {

    static JoinAck of(RoomReference reference, UUID epoch, Entered entered) {
        var truncated = entered.truncated();
        return new JoinAck(
                true,
                "Joined the chat",
                reference.chat().toString(),
                reference.room().name(),
                epoch,
                lastSeq(entered.shared()),
                lastSeq(entered.notes()),
                truncated ? null : entered.missed(),
                truncated ? true : null);
    }

    private static @Nullable Long lastSeq(@Nullable Joined joined) {
        return joined == null ? null : joined.lastSeq();
    }
}
