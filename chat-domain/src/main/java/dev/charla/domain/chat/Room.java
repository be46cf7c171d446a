package dev.charla.domain.chat;

/**
 * One of the ordered streams of a chat. What happens is told in one room only, so each room has a numbering of its own
 * and the visitor's shows no trace of the staff's.
 */
public record Room(ChatId chat, Audience audience) {

    /** Who may hear a room. */
    public enum Audience {
        /** The visitor and the staff. */
        PARTICIPANTS(""),
        /** The staff alone. */
        STAFF(":commercial"),
        /** Nobody: what only the record of the chat keeps. */
        RECORD(":record");

        private final String suffix;

        Audience(String suffix) {
            this.suffix = suffix;
        }
    }

    private static final String PREFIX = "chat:";

    /** The room's name on the wire and in the event store. */
    public String name() {
        return PREFIX + chat + audience.suffix;
    }

    @Override
    public String toString() {
        return name();
    }
}
