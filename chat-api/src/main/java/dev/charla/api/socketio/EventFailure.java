package dev.charla.api.socketio;

/**
 * An event that was not handled to its end.
 *
 * @param cause an {@link InvalidPayload}, or whatever the handler or an {@link EventInterceptor} threw
 * @param ack still open unless the handler has answered
 */
public record EventFailure(Socket socket, String event, Exception cause, Ack ack) {

    /** Decides what the client hears of a failure. It must not throw. */
    @FunctionalInterface
    public interface Handler {
        void onFailure(EventFailure failure);
    }
}
