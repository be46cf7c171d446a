package dev.charla.api.socketio.engineio;

/** Why a session ended. */
public enum CloseReason {
    /** The client said goodbye, or its connection ended in good order. */
    TRANSPORT_CLOSE,
    /** The connection broke, or the client used the transport in a way that the protocol forbids. */
    TRANSPORT_ERROR,
    /** No pong came in time. */
    PING_TIMEOUT,
    /** The client sent what cannot be a packet. */
    PARSE_ERROR,
    /** The server wanted it so. */
    FORCED_CLOSE,
    /** The client read more slowly than the server wrote, until a queue was full. */
    SLOW_CONSUMER,
    /** The client went over a bound other than its outbound queue. */
    LIMIT_EXCEEDED,
    /** The server is going down. */
    SERVER_SHUTTING_DOWN
}
