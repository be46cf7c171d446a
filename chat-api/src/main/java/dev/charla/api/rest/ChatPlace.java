package dev.charla.api.rest;

import dev.charla.api.rest.Cursor.Kind;
import dev.charla.application.port.in.ChatViews.Place;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Priority;
import java.time.Instant;
import java.util.UUID;

/** A place in a list of chats as a cursor. */
final class ChatPlace {

    private ChatPlace() {}

    static String cursorOf(Place place) {
        var id = place.id().value();
        return Cursor.of(
                        Kind.CHATS,
                        place.urgency(),
                        place.openedAt().toEpochMilli(),
                        id.getMostSignificantBits(),
                        id.getLeastSignificantBits())
                .text();
    }

    /** @throws InvalidParameter when no list of chats gave it */
    static Place parse(String text) {
        var cursor = Cursor.parse(text);
        if (cursor.list() != Kind.CHATS || cursor.place(0) < 0 || cursor.place(0) >= Priority.values().length) {
            throw Cursor.invalid();
        }
        return new Place(
                (int) cursor.place(0),
                IsoTime.refuseOutOfRange("cursor", Instant.ofEpochMilli(cursor.place(1))),
                new ChatId(new UUID(cursor.place(2), cursor.place(3))));
    }
}
