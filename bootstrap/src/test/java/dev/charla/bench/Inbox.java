package dev.charla.bench;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Cuts what one socket has received into WebSocket frames; keeps only what is incomplete. */
final class Inbox {

    private static final int EVENT = '4' << 8 | '2';
    private static final int ACK = '4' << 8 | '3';
    private static final int CONNECTED = '4' << 8 | '0';
    private static final byte[] NOTHING = {};

    private byte[] rest = NOTHING;
    private boolean upgraded;

    /** What frames mean to their client. */
    interface Reader {
        void onUpgraded();

        void onConnected();

        /** @param payload holds the whole packet from {@code offset} on */
        void onEvent(byte[] payload, int offset, int length);

        void onAck(byte[] payload, int offset, int length);

        void onPing();

        /** The server closes, or refuses. */
        void onEnd();
    }

    void read(ByteBuffer received, byte[] scratch, Reader reader) {
        int length = rest.length;
        System.arraycopy(rest, 0, scratch, 0, length);
        int more = received.remaining();
        received.get(scratch, length, more);
        int consumed = cut(scratch, length + more, reader);
        rest = consumed == length + more ? NOTHING : Arrays.copyOfRange(scratch, consumed, length + more);
    }

    private int cut(byte[] bytes, int end, Reader reader) {
        int start = 0;
        if (!upgraded) {
            start = endOfHead(bytes, end);
            if (start == 0) {
                return 0;
            }
            upgraded = bytes[9] == '1' && bytes[10] == '0' && bytes[11] == '1';
            if (upgraded) {
                reader.onUpgraded();
            } else {
                reader.onEnd();
            }
        }
        while (end - start >= 2) {
            int small = bytes[start + 1] & 0x7f;
            int head = small < 126 ? 2 : small == 126 ? 4 : 10;
            if (end - start < head) {
                break;
            }
            int length = small < 126 ? small : length(bytes, start + 2, head - 2);
            if (end - start < head + length) {
                break;
            }
            deliver(bytes[start] & 0x0f, bytes, start + head, length, reader);
            start += head + length;
        }
        return start;
    }

    private static int endOfHead(byte[] bytes, int end) {
        for (int i = 3; i < end; i++) {
            if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    private static int length(byte[] bytes, int from, int count) {
        int length = 0;
        for (int i = from; i < from + count; i++) {
            length = length << 8 | bytes[i] & 0xff;
        }
        return length;
    }

    private static void deliver(int opCode, byte[] bytes, int offset, int length, Reader reader) {
        if (opCode == 8) {
            reader.onEnd();
        } else if (length == 1 && bytes[offset] == '2') {
            reader.onPing();
        } else if (length > 1) {
            switch (bytes[offset] << 8 | bytes[offset + 1]) {
                case EVENT -> reader.onEvent(bytes, offset, length);
                case ACK -> reader.onAck(bytes, offset, length);
                case CONNECTED -> reader.onConnected();
                default -> {}
            }
        }
    }
}
