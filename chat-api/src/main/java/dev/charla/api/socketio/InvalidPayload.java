package dev.charla.api.socketio;

import org.jspecify.annotations.Nullable;

/** The client's argument does not fit the type or the rules of its event. */
public final class InvalidPayload extends Exception {

    public InvalidPayload(String message) {
        this(message, null);
    }

    /** @param message says what is wrong with which field, without repeating the value */
    public InvalidPayload(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
