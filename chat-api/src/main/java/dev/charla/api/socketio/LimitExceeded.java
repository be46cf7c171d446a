package dev.charla.api.socketio;

/** One of the {@link SocketLimits} is reached. */
public final class LimitExceeded extends RuntimeException {
    public LimitExceeded(String message) {
        super(message);
    }
}
