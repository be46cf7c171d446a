package dev.charla.api.socketio.packet;

/** The client sent what no client of the protocol sends; its connection is to be closed. Never repeats the input. */
public final class ProtocolViolation extends RuntimeException {
    public ProtocolViolation(String message) {
        super(message, null, false, false);
    }
}
