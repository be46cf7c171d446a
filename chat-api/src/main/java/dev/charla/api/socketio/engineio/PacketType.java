package dev.charla.api.socketio.engineio;

/** The type digits of Engine.IO packets, and the packets that never vary. */
final class PacketType {

    static final byte OPEN = '0';
    static final byte CLOSE = '1';
    static final byte PING = '2';
    static final byte PONG = '3';
    static final byte MESSAGE = '4';
    static final byte UPGRADE = '5';
    static final byte NOOP = '6';

    static final Frame PING_FRAME = Frame.text("2");
    static final Frame CLOSE_FRAME = Frame.text("1");
    static final Frame NOOP_FRAME = Frame.text("6");
    static final Frame PROBE_ANSWER = Frame.text("3probe");

    private PacketType() {}
}
