package dev.charla.api.rest;

import dev.charla.application.port.in.ChatViews.Place;
import dev.charla.domain.chat.ChatId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A place in a list of chats as clients carry it: opaque to them, in URL-safe Base64 (RFC 4648 §5). */
final class ChatCursor {

    private static final int BYTES = Integer.BYTES + 3 * Long.BYTES;

    private ChatCursor() {}

    static String of(Place place) {
        var id = place.id().value();
        var bytes = ByteBuffer.allocate(BYTES)
                .putInt(place.urgency())
                .putLong(place.openedAt().toEpochMilli())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @throws InvalidParameter when it was not made by {@link #of} */
    static Place parse(String cursor) {
        var bytes = ByteBuffer.wrap(decode(cursor));
        if (bytes.remaining() != BYTES) {
            throw invalid();
        }
        return new Place(
                bytes.getInt(),
                Instant.ofEpochMilli(bytes.getLong()),
                new ChatId(new UUID(bytes.getLong(), bytes.getLong())));
    }

    private static byte[] decode(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
    }

    private static InvalidParameter invalid() {
        return new InvalidParameter("cursor", "must be one that an answer gave");
    }
}
