package dev.charla.api.socketio.engineio;

/** How the end of a session looks on a WebSocket (RFC 6455, section 7.4.1). */
final class Close {

    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;
    static final int POLICY_VIOLATION = 1008;

    private Close() {}

    static void apply(WebSocketLink link, CloseReason reason) {
        switch (reason) {
            case TRANSPORT_CLOSE, FORCED_CLOSE -> link.close(NORMAL);
            case SERVER_SHUTTING_DOWN -> link.close(GOING_AWAY);
            case PARSE_ERROR, LIMIT_EXCEEDED -> link.close(POLICY_VIOLATION);
            // Nobody reads at the other end: a close frame would only wait behind the rest.
            case TRANSPORT_ERROR, PING_TIMEOUT, SLOW_CONSUMER -> link.abort();
        }
    }
}
