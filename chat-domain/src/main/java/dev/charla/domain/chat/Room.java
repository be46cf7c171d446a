package dev.charla.domain.chat;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

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
    private static final int ID_LENGTH = 36;

    /** The room's name on the wire and in the event store. */
    public String name() {
        return PREFIX + chat + audience.suffix;
    }

    /** @return empty for what {@link #name} never gives */
    public static Optional<Room> named(String name) {
        var end = PREFIX.length() + ID_LENGTH;
        if (!name.startsWith(PREFIX) || name.length() < end) {
            return Optional.empty();
        }
        return id(name.substring(PREFIX.length(), end))
                .flatMap(id -> Arrays.stream(Audience.values())
                        .map(audience -> new Room(new ChatId(id), audience))
                        .filter(room -> room.name().equals(name))
                        .findFirst());
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
