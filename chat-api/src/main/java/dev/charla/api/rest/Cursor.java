package dev.charla.api.rest;

import java.nio.ByteBuffer;
import java.util.Base64;

/** A place in a list as clients carry it: opaque to them, eight bytes in URL-safe Base64 (RFC 4648 §5). */
final class Cursor {

    private Cursor() {}

    static String of(long place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(Long.BYTES).putLong(place).array());
    }

    /** @throws InvalidParameter when it was not made by {@link #of} */
    static long parse(String cursor) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length == Long.BYTES) {
                return ByteBuffer.wrap(bytes).getLong();
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
        throw invalid();
    }

    private static InvalidParameter invalid() {
        return new InvalidParameter("cursor", "must be one that an answer gave");
    }
}
