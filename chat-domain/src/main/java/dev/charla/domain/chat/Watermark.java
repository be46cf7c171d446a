package dev.charla.domain.chat;

import dev.charla.domain.chat.Room.Audience;

/**
 * How far somebody has read a chat: every message of a room up to its {@code seq} counts as read. It only rises.
 *
 * @param participantsSeq in the room that the visitor shares, 0 for nothing
 * @param staffSeq among the notes, 0 for nothing
 */
public record Watermark(long participantsSeq, long staffSeq) {

    public static final Watermark NOTHING = new Watermark(0, 0);

    public boolean covers(Message message) {
        return message.seq() <= seq(message.internal());
    }

    /** This mark, raised to a message where that lies higher. */
    public Watermark raisedTo(Message message) {
        return new Watermark(
                message.internal() ? participantsSeq : Math.max(participantsSeq, message.seq()),
                message.internal() ? Math.max(staffSeq, message.seq()) : staffSeq);
    }

    /** The last {@code seq} read in a room; nobody reads the record. */
    public long seq(Audience audience) {
        return switch (audience) {
            case PARTICIPANTS -> participantsSeq;
            case STAFF -> staffSeq;
            case RECORD -> 0;
        };
    }

    private long seq(boolean internal) {
        return internal ? staffSeq : participantsSeq;
    }
}
