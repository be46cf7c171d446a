package dev.charla.api.socketio.engineio;

import java.nio.charset.StandardCharsets;

/**
 * One outbound Engine.IO packet, encoded once and shared by every session that sends it.
 *
 * <p>Immutable: whoever hands over the bytes must not change them again.
 */
public final class Frame {

    private final byte[] bytes;
    private final boolean binary;

    private Frame(byte[] bytes, boolean binary) {
        this.bytes = bytes;
        this.binary = binary;
    }

    /** A text packet as it goes over the wire: its type digit, then its data, in UTF-8. */
    public static Frame text(byte[] packet) {
        return new Frame(packet, false);
    }

    /** A text packet as it goes over the wire: its type digit, then its data. */
    public static Frame text(String packet) {
        return text(packet.getBytes(StandardCharsets.UTF_8));
    }

    /** A binary message: the data alone. */
    public static Frame binary(byte[] data) {
        return new Frame(data, true);
    }

    public boolean binary() {
        return binary;
    }

    /** The shared bytes themselves, not a copy; read only. */
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return bytes.length;
    }
}
