package dev.charla.bench;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a client sends, in the bytes that go over the wire (RFC 6455, section 5.2). */
final class ClientFrames {

    // First, for the frames below are made with it.
    private static final byte[] MASK = {0x3a, 0x5c, 0x11, 0x7e};

    static final byte[] PONG = text("3");
    static final byte[] CONNECT = text("40");
    static final byte[] COLLECT = text("429[\"collect\"]");

    private static final int MESSAGE_LENGTH = 120;
    private static final String HANDSHAKE = """
            GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r
            Host: 127.0.0.1:%d\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Version: 13\r
            User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36\r
            \r
            """;

    private ClientFrames() {}

    static byte[] handshake(int port) {
        return HANDSHAKE.formatted(port).getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] join(String room) {
        return text("420[\"join\",\"" + room + "\"]");
    }

    /** @param proof what proves the client, as one member of a JSON object */
    static byte[] connect(String proof) {
        return text("40{" + proof + "}");
    }

    static byte[] joinChat(String chatId) {
        return text("420[\"chat:join\",{\"chatId\":\"" + chatId + "\"}]");
    }

    /** @param at when it is meant to be sent; comes back with each delivery */
    static byte[] say(String room, long at) {
        var message =
                "{\"at\":\"%019d\",\"id\":\"0199aa00-7000-7000-8000-00000000002a\",\"from\":\"visitor\",\"text\":\""
                        .formatted(at);
        var text = "How do I get my money back? ".repeat(3).substring(0, MESSAGE_LENGTH - 2 - message.length());
        return text("42[\"say\",\"" + room + "\"," + message + text + "\"}]");
    }

    private static byte[] text(String payload) {
        byte[] data = payload.getBytes(StandardCharsets.US_ASCII);
        var frame = new ByteArrayOutputStream(data.length + 8);
        frame.write(0x81);
        if (data.length < 126) {
            frame.write(0x80 | data.length);
        } else {
            frame.write(0x80 | 126);
            frame.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) data.length).array());
        }
        frame.writeBytes(MASK);
        for (int i = 0; i < data.length; i++) {
            frame.write(data[i] ^ MASK[i % 4]);
        }
        return frame.toByteArray();
    }
}
