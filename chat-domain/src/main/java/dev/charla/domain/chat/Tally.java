package dev.charla.domain.chat;

import dev.charla.domain.chat.Room.Audience;

/**
 * How many entries each room of a chat holds, and how many messages there are. The last entry's {@code seq} is the
 * room's count.
 *
 * @param publicMessages messages that the visitor may see
 * @param notes internal notes
 */
public record Tally(long participantsSeq, long staffSeq, long recordSeq, long publicMessages, long notes) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

    /** The last {@code seq} given in the room, 0 before the first. */
    public long seq(Audience audience) {
        return switch (audience) {
            case PARTICIPANTS -> participantsSeq;
            case STAFF -> staffSeq;
            case RECORD -> recordSeq;
        };
    }

    /** Every message, notes included. */
    public long messages() {
        return publicMessages + notes;
    }

    Tally plusEntry(Audience audience) {
        return switch (audience) {
            case PARTICIPANTS -> new Tally(participantsSeq + 1, staffSeq, recordSeq, publicMessages, notes);
            case STAFF -> new Tally(participantsSeq, staffSeq + 1, recordSeq, publicMessages, notes);
            case RECORD -> new Tally(participantsSeq, staffSeq, recordSeq + 1, publicMessages, notes);
        };
    }

    Tally plusMessage(boolean note) {
        return new Tally(participantsSeq, staffSeq, recordSeq, publicMessages + (note ? 0 : 1), notes + (note ? 1 : 0));
    }
}
