package dev.charla.api.socketio.jetty;

import dev.charla.api.socketio.engineio.WebSocketLink;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A message as far as it has arrived; its memory grows with what has come, never with what was announced. */
final class PartialMessage {

    private static final byte[] NOTHING = {};

    private final boolean binary;
    private final long since;
    private byte[] bytes = NOTHING;
    private int length;

    PartialMessage(boolean binary, long since) {
        this.binary = binary;
        this.since = since;
    }

    long since() {
        return since;
    }

    /** Gives false if that would be more than {@code max} bytes. */
    boolean append(ByteBuffer part, int max) {
        int more = part == null ? 0 : part.remaining();
        if (more > max - length) {
            return false;
        }
        if (length + more > bytes.length) {
            int grown = length == 0 ? more : Math.clamp(2L * bytes.length, length + more, max);
            bytes = Arrays.copyOf(bytes, grown);
        }
        if (more > 0) {
            part.get(bytes, length, more);
        }
        length += more;
        return true;
    }

    void deliver(WebSocketLink.Listener listener) {
        if (binary) {
            listener.onBinary(bytes.length == length ? bytes : Arrays.copyOf(bytes, length));
        } else {
            listener.onText(bytes, 0, length);
        }
    }

    static byte[] copy(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
