package dev.charla.api.socketio;

import java.util.Optional;

/**
 * A place in a stream of events. On the wire it is one text, the {@code offset} that a client of Socket.IO v5 hands back
 * when it wants to recover.
 *
 * @param stream whose events have one order
 * @param position ascending within the stream, not negative
 */
public record Offset(String stream, long position) {

    private static final char SEPARATOR = '@';
    private static final int MAX_LENGTH = 512;

    public Offset {
        if (position < 0) {
            throw new IllegalArgumentException("position " + position);
        }
    }

    /** @return empty for what {@link #text} never gives */
    public static Optional<Offset> parse(String text) {
        int separator = text.lastIndexOf(SEPARATOR);
        if (separator < 0 || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            var place = new Offset(text.substring(0, separator), Long.parseLong(text.substring(separator + 1)));
            return Optional.of(place).filter(offset -> offset.text().equals(text));
        } catch (IllegalArgumentException noPosition) {
            return Optional.empty();
        }
    }

    public String text() {
        return stream + SEPARATOR + position;
    }
}
