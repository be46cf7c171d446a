package dev.charla.application.port.out;

import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.RoomEntry;
import java.util.List;

/**
 * What happened in the rooms, each an ordered log without gaps: the truth that deliveries are checked against and
 * completed from.
 */
public interface RoomLog {

    /**
     * Writes entries as part of the caller's transaction; they exist exactly when that commits. After the commit they are
     * handed to whoever notifies the rooms, in the order given.
     *
     * <p>A {@code seq} that is taken fails the transaction, at the latest at its commit.
     */
    void append(List<RoomEntry> entries);

    /**
     * Takes what a message said out of every entry about it, as part of the caller's transaction: once that has committed,
     * nobody reads those words from this log any more. The entries keep their places and all that is not the message's
     * content or attachment, and tell when it was deleted.
     *
     * @param deleted the message as it is left
     */
    void redact(Message deleted);

    /** Committed entries with a greater {@code seq}, ascending from the very next, at most {@code limit}. */
    List<RoomEntry> after(Room room, long seq, int limit);

    /** The {@code seq} of the last committed entry; 0 for a room without one. */
    long lastSeq(Room room);
}
