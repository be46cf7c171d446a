package dev.charla.api.socketio.engineio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One outbound Engine.IO packet, encoded once and shared by every session that sends it.
 *
 * <p>Immutable: whoever hands over the bytes must not change them again.
 */
public final class Frame {

    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_BINARY = 0x82;
    private static final int LONGEST_HEADER = 10;
    private static final int LARGE = 4 * 1024;

    private final byte[] bytes;
    private final boolean binary;

    /** Made on first use, perhaps by several threads at once: they all make the same. */
    private volatile byte @Nullable [] message;

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

    /**
     * The frames as unmasked WebSocket messages of one frame each (RFC 6455, section 5.2), to be written in one go. No
     * copy is made of a large frame, nor of a small one that goes alone, as most do.
     */
    public static ByteBuffer[] webSocketMessages(List<Frame> frames) {
        if (frames.size() == 1 && !frames.getFirst().large()) {
            return new ByteBuffer[] {ByteBuffer.wrap(frames.getFirst().message())};
        }
        int capacity = 0;
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            capacity += frame.headerLength() + (frame.large() ? 0 : frame.size());
        }
        return join(frames, ByteBuffer.allocate(capacity));
    }

    private static ByteBuffer[] join(List<Frame> frames, ByteBuffer joined) {
        var buffers = new ArrayList<ByteBuffer>(1);
        int start = 0;
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            if (frame.large()) {
                frame.writeHeaderTo(joined);
                buffers.add(joined.slice(start, joined.position() - start));
                buffers.add(ByteBuffer.wrap(frame.bytes));
                start = joined.position();
            } else {
                joined.put(frame.message());
            }
        }
        if (joined.position() > start) {
            buffers.add(joined.slice(start, joined.position() - start));
        }
        return buffers.toArray(ByteBuffer[]::new);
    }

    private boolean large() {
        return bytes.length > LARGE;
    }

    private byte[] message() {
        byte[] made = message;
        if (made == null) {
            var out = ByteBuffer.allocate(headerLength() + bytes.length);
            writeHeaderTo(out);
            made = out.put(bytes).array();
            message = made;
        }
        return made;
    }

    private int headerLength() {
        return bytes.length < 126 ? 2 : bytes.length <= 0xffff ? 4 : LONGEST_HEADER;
    }

    private void writeHeaderTo(ByteBuffer out) {
        out.put((byte) (binary ? FINAL_BINARY : FINAL_TEXT));
        switch (headerLength()) {
            case 2 -> out.put((byte) bytes.length);
            case 4 -> out.put((byte) 126).putShort((short) bytes.length);
            default -> out.put((byte) 127).putLong(bytes.length);
        }
    }
}
