package dev.charla.api.socketio;

/** Checks what Jackson's types cannot say. */
@FunctionalInterface
public interface PayloadValidator {
    void validate(Object payload) throws InvalidPayload;
}
