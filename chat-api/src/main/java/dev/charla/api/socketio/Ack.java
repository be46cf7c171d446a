package dev.charla.api.socketio;

/** The way back to the client that sent an event. */
public interface Ack {

    /** Whether the client waits for an answer; if not, {@link #send} does nothing. */
    boolean requested();

    /**
     * Answers once, from any thread; further calls do nothing, nor does a call after the socket has gone.
     *
     * @param args values for the client's callback: whatever Jackson can write; {@code byte[]}, also inside objects,
     *     travels as a binary attachment
     */
    void send(Object... args);
}
