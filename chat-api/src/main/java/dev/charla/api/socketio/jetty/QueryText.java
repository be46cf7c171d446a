package dev.charla.api.socketio.jetty;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the query of an address before Jetty reads it, which takes one that it cannot read for a fault of ours, and writes the
 * whole address into the log, credentials and all.
 */
final class QueryText {

    private QueryText() {}

    /** Whether it is made of characters that may stand there, and of whole escapes (RFC 3986 §2.1) that make UTF-8. */
    static boolean isReadable(@Nullable String query) {
        if (query == null) {
            return true;
        }
        try {
            new URI("?" + query);
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(query)));
            return true;
        } catch (URISyntaxException | CharacterCodingException garbled) {
            return false;
        }
    }

    /** @param query whose escapes are whole */
    private static byte[] bytes(String query) {
        var bytes = new ByteArrayOutputStream(query.length());
        for (int i = 0; i < query.length(); i++) {
            char next = query.charAt(i);
            if (next == '%') {
                bytes.write(HexFormat.fromHexDigits(query, i + 1, i + 3));
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(next).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
