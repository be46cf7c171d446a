package dev.charla.api.socketio.packet;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads the text of one packet from left to right (Socket.IO v5, "Packet encoding"):
 * {@code <type>[<attachments>-][<namespace>,][<ack id>][<JSON>]}.
 */
final class PacketReader {

    private final PacketLimits limits;
    private final byte[] buffer;
    private final int end;
    private int at;

    PacketReader(PacketLimits limits, byte[] buffer, int offset, int length) {
        this.limits = limits;
        this.buffer = buffer;
        this.at = offset;
        this.end = offset + length;
    }

    PacketType type() {
        if (at == end) {
            throw new ProtocolViolation("empty packet");
        }
        return PacketType.of(buffer[at++]);
    }

    int attachments() {
        int start = at;
        int count = 0;
        while (atDigit()) {
            count = count * 10 + (buffer[at++] - '0');
            if (count > limits.attachments()) {
                throw new ProtocolViolation("too many attachments");
            }
            if (at - start > 9) {
                throw new ProtocolViolation("attachment count too long");
            }
        }
        if (at == start || at == end || buffer[at] != '-') {
            throw new ProtocolViolation("no attachment count");
        }
        at++;
        return count;
    }

    String namespace() {
        if (at == end || buffer[at] != '/') {
            return "/";
        }
        int start = at;
        while (at < end && buffer[at] != ',') {
            at++;
            if (at - start > limits.nameLength()) {
                throw new ProtocolViolation("namespace too long");
            }
        }
        String name = new String(buffer, start, at - start, StandardCharsets.UTF_8);
        if (at < end) {
            at++;
        }
        return name;
    }

    long ackId() {
        int start = at;
        long id = 0;
        while (atDigit()) {
            if (at - start == limits.ackIdDigits()) {
                throw new ProtocolViolation("ack id too long");
            }
            id = id * 10 + (buffer[at++] - '0');
        }
        return at == start ? Packet.NO_ID : id;
    }

    private boolean atDigit() {
        return at < end && buffer[at] >= '0' && buffer[at] <= '9';
    }

    JsonNode json(ObjectReader reader) {
        if (at == end) {
            return MissingNode.getInstance();
        }
        if (end - at > limits.jsonBytes()) {
            throw new ProtocolViolation("JSON too large");
        }
        try {
            return reader.readTree(buffer, at, end - at);
        } catch (JacksonException e) {
            throw new ProtocolViolation("malformed JSON");
        }
    }
}
