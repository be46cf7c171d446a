package dev.charla.api.socketio.engineio;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Several packets in one HTTP body (Engine.IO v4, "HTTP long-polling"): 0x1e between them, binary as {@code b} + base64. */
final class Payload {

    private static final byte SEPARATOR = 0x1e;
    private static final byte BINARY = 'b';

    private Payload() {}

    static byte[] join(List<Frame> frames) {
        if (frames.size() == 1 && !frames.getFirst().binary()) {
            return frames.getFirst().bytes();
        }
        var out =
                new ByteArrayOutputStream(frames.stream().mapToInt(Frame::size).sum() + frames.size());
        for (Frame frame : frames) {
            if (out.size() > 0) {
                out.write(SEPARATOR);
            }
            append(frame, out);
        }
        return out.toByteArray();
    }

    private static void append(Frame frame, ByteArrayOutputStream out) {
        if (frame.binary()) {
            out.write(BINARY);
            out.writeBytes(Base64.getEncoder().encode(frame.bytes()));
        } else {
            out.writeBytes(frame.bytes());
        }
    }

    /**
     * Hands out the packets of a body in order.
     *
     * @return whether all of it was well-formed and accepted; at the first that wasn't, it stops
     */
    static boolean split(byte[] body, Sink sink) {
        int start = 0;
        for (int i = 0; i <= body.length; i++) {
            if (i == body.length || body[i] == SEPARATOR) {
                if (!deliver(body, start, i - start, sink)) {
                    return false;
                }
                start = i + 1;
            }
        }
        return true;
    }

    private static boolean deliver(byte[] body, int start, int length, Sink sink) {
        if (length == 0 || body[start] != BINARY) {
            return sink.text(body, start, length);
        }
        try {
            byte[] encoded = Arrays.copyOfRange(body, start + 1, start + length);
            return sink.binary(Base64.getDecoder().decode(encoded));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** The packets of one body; each call tells whether to go on. */
    interface Sink {
        boolean text(byte[] buffer, int offset, int length);

        boolean binary(byte[] data);
    }
}
