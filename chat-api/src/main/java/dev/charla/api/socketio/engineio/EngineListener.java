package dev.charla.api.socketio.engineio;

/**
 * The upper end of one session.
 *
 * <p>{@code onText} and {@code onBinary} are called in the order in which the client sent, one at a time, by the thread
 * that read the bytes: they must not block. {@code onClose} comes exactly once and last, possibly from another thread.
 */
public interface EngineListener {

    /**
     * A text message.
     *
     * @param buffer holds the UTF-8 text from {@code offset} on, without the packet type; valid during this call
     */
    void onText(byte[] buffer, int offset, int length);

    /** A binary message; the array is the listener's to keep. */
    void onBinary(byte[] data);

    void onClose(CloseReason reason);

    /**
     * Asked now and then, at least every half second, so that no session needs timers of its own.
     *
     * @param now {@link System#nanoTime()}
     */
    void onTick(long now);
}
