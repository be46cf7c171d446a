package dev.charla.api.socketio;

/**
 * Thrown by a {@link Middleware} that cannot decide now: the connection ends, and the client comes back by itself. After a
 * {@code connect_error} the official client would not.
 */
public final class ConnectionPostponed extends Exception {

    public ConnectionPostponed(String message, Throwable cause) {
        super(message, cause);
    }
}
