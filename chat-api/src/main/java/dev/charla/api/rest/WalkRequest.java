package dev.charla.api.rest;

import dev.charla.api.rest.Cursor.Kind;
import dev.charla.application.port.in.MessageHistory.Walk;
import dev.charla.application.port.in.MessageHistory.Walk.Backwards;
import dev.charla.application.port.in.MessageHistory.Walk.Changes;
import dev.charla.application.port.in.MessageHistory.Walk.Since;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of a chat a client asks for. A cursor may come with the parameter that began its walk, and with no other.
 *
 * @param afterInternalSeq only beside {@code afterSeq}
 * @param dateFrom ISO 8601 in UTC or with an offset; a date alone is its midnight in UTC
 */
record WalkRequest(
        @Nullable String cursor,
        @Nullable Long afterSeq,
        @Nullable Long afterInternalSeq,
        @Nullable String dateFrom) {

    /** @throws InvalidParameter when the parameters make no sense together or alone */
    Walk walk() {
        refuseContradictions();
        var begun = begun();
        if (cursor == null) {
            return begun;
        }
        var next = walkOf(Cursor.parse(cursor));
        if (!(begun instanceof Backwards) && begun.getClass() != next.getClass()) {
            throw Cursor.invalid();
        }
        return next;
    }

    static String cursorOf(Walk walk) {
        var cursor = switch (walk) {
            case Backwards older ->
                Cursor.of(Kind.OLDER_MESSAGES, Objects.requireNonNull(older.before(), "not a beginning"));
            case Changes changes -> cursorOf(changes);
            case Since since -> Cursor.of(Kind.MESSAGES_SINCE, since.from().toEpochMilli(), since.after());
        };
        return cursor.text();
    }

    private static Cursor cursorOf(Changes changes) {
        var internal = changes.afterInternal();
        return internal == null
                ? Cursor.of(Kind.CHANGED_MESSAGES, changes.after())
                : Cursor.of(Kind.CHANGED_MESSAGES_AND_NOTES, changes.after(), internal);
    }

    private static Walk walkOf(Cursor cursor) {
        return switch (cursor.list()) {
            case OLDER_MESSAGES -> new Backwards(cursor.place(0));
            case CHANGED_MESSAGES -> new Changes(cursor.place(0), null);
            case CHANGED_MESSAGES_AND_NOTES -> new Changes(cursor.place(0), cursor.place(1));
            case MESSAGES_SINCE ->
                new Since(IsoTime.refuseOutOfRange("cursor", Instant.ofEpochMilli(cursor.place(0))), cursor.place(1));
            case FOUND_MESSAGES, CHATS, COMMERCIALS, DEAD_LETTERS -> throw Cursor.invalid();
        };
    }

    private Walk begun() {
        if (afterSeq != null) {
            return new Changes(afterSeq, afterInternalSeq);
        }
        return dateFrom == null ? new Backwards(null) : new Since(IsoTime.parse("dateFrom", dateFrom), 0);
    }

    private void refuseContradictions() {
        if (afterSeq != null && dateFrom != null) {
            throw new InvalidParameter("dateFrom", "must not come with afterSeq");
        }
        if (afterInternalSeq != null && afterSeq == null) {
            throw new InvalidParameter("afterInternalSeq", "must come with afterSeq");
        }
        if (Stream.of(afterSeq, afterInternalSeq).anyMatch(seq -> seq != null && seq < 0)) {
            throw new InvalidParameter("afterSeq", "must not be negative");
        }
    }
}
