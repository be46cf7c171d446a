package dev.charla.api.socketio.packet;

/** The seven kinds of packets; a kind's digit on the wire is its ordinal. */
public enum PacketType {
    CONNECT,
    DISCONNECT,
    EVENT,
    ACK,
    CONNECT_ERROR,
    BINARY_EVENT,
    BINARY_ACK;

    private static final PacketType[] BY_DIGIT = values();

    /** Whether attachments follow. */
    public boolean binary() {
        return this == BINARY_EVENT || this == BINARY_ACK;
    }

    char digit() {
        return (char) ('0' + ordinal());
    }

    static PacketType of(byte digit) {
        int index = digit - '0';
        if (index < 0 || index >= BY_DIGIT.length) {
            throw new ProtocolViolation("unknown packet type");
        }
        return BY_DIGIT[index];
    }
}
