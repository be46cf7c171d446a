package dev.charla.api.socketio.engineio;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One open WebSocket: the seam between the engine and the web server below it.
 *
 * <p>The engine calls {@code write} only when the one before is done.
 */
public interface WebSocketLink {

    /**
     * Writes the frames in order, each as one message, and as few writes to the network as can be. Never blocks.
     *
     * @param done called once, from any thread and perhaps before {@code write} returns: with {@code null} when the
     *     bytes have been handed to the network, else with the cause
     */
    void write(List<Frame> frames, Consumer<@Nullable Throwable> done);

    /** Asks whether the peer is there (RFC 6455 §5.5.2). Never blocks. */
    void ping();

    /** Sends a close frame with this RFC 6455 code and ends the connection; no effect if it has ended. */
    void close(int code);

    /** Ends the connection at once, dropping what is still unwritten. */
    void abort();

    /** {@link System#nanoTime()} of the first part of a message that is still incomplete; 0 if there is none. */
    long assemblingSince();

    /** What a link tells its owner: messages one at a time and in order, {@code onClosed} once and last. */
    interface Listener {

        /** Before anything else; the link may be used from here on. */
        void onOpen(WebSocketLink link);

        /** A whole text message, not yet checked to be UTF-8; the array may be reused after the call. */
        void onText(byte[] buffer, int offset, int length);

        /** A whole binary message; the array is the listener's to keep. */
        void onBinary(byte[] data);

        /** The peer has answered a ping, or said unasked that it is there. */
        default void onPong() {}

        /** @param clean whether the peer closed in good order */
        void onClosed(boolean clean);
    }
}
