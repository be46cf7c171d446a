package dev.charla.api.socketio;

import org.jspecify.annotations.Nullable;

/** Thrown by a {@link Middleware}: the client gets {@code connect_error} and no socket. */
public final class ConnectionRefused extends Exception {

    private final transient @Nullable Object data;

    public ConnectionRefused(String message) {
        this(message, null);
    }

    /**
     * @param message becomes {@code err.message} at the client
     * @param data becomes {@code err.data}; whatever Jackson can write, or {@code null} for none
     */
    public ConnectionRefused(String message, @Nullable Object data) {
        super(message, null, false, false);
        this.data = data;
    }

    public @Nullable Object data() {
        return data;
    }

    /** The same as {@link #getMessage()}, never null. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
