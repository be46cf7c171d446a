package dev.charla.api.gateway;

import dev.charla.domain.chat.RoomEntry;
import java.util.List;

/**
 * A room as a socket found it when it joined.
 *
 * @param lastSeq the last entry that will not be delivered any more
 * @param missed what happened after the place that the client named, up to {@code lastSeq}, in order
 * @param truncated whether that was too much; {@code missed} is empty then
 */
public record Joined(long lastSeq, List<RoomEntry> missed, boolean truncated) {

    /** Most entries that are handed over on joining. */
    public static final int MAX_MISSED = 500;

    public Joined {
        missed = List.copyOf(missed);
    }
}
