package dev.charla.api.socketio;

import dev.charla.api.socketio.engineio.CloseReason;

/** Why a socket left its namespace; the texts are those of the reference implementation where it has one. */
public enum DisconnectReason {
    CLIENT_NAMESPACE_DISCONNECT("client namespace disconnect"),
    SERVER_NAMESPACE_DISCONNECT("server namespace disconnect"),
    TRANSPORT_CLOSE("transport close"),
    TRANSPORT_ERROR("transport error"),
    PING_TIMEOUT("ping timeout"),
    PARSE_ERROR("parse error"),
    FORCED_CLOSE("forced close"),
    SERVER_SHUTTING_DOWN("server shutting down"),
    SLOW_CONSUMER("slow consumer"),
    LIMIT_EXCEEDED("limit exceeded");

    private final String text;

    DisconnectReason(String text) {
        this.text = text;
    }

    /** For logs and metrics. */
    public String text() {
        return text;
    }

    /** Whether the client is likely to come back for what it missed, so that its session is worth saving. */
    public boolean recoverable() {
        return switch (this) {
            case TRANSPORT_CLOSE, TRANSPORT_ERROR, PING_TIMEOUT, FORCED_CLOSE, SERVER_SHUTTING_DOWN, SLOW_CONSUMER ->
                true;
            case CLIENT_NAMESPACE_DISCONNECT, SERVER_NAMESPACE_DISCONNECT, PARSE_ERROR, LIMIT_EXCEEDED -> false;
        };
    }

    static DisconnectReason of(CloseReason reason) {
        return switch (reason) {
            case TRANSPORT_CLOSE -> TRANSPORT_CLOSE;
            case TRANSPORT_ERROR -> TRANSPORT_ERROR;
            case PING_TIMEOUT -> PING_TIMEOUT;
            case PARSE_ERROR -> PARSE_ERROR;
            case FORCED_CLOSE -> FORCED_CLOSE;
            case SLOW_CONSUMER -> SLOW_CONSUMER;
            case LIMIT_EXCEEDED -> LIMIT_EXCEEDED;
            case SERVER_SHUTTING_DOWN -> SERVER_SHUTTING_DOWN;
        };
    }
}
