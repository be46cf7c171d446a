package dev.charla.api.socketio;

/**
 * Decides whether a client may join a namespace.
 *
 * <p>Runs on a virtual thread before the client learns that it is connected, and may block; also when a session is
 * about to be recovered. It can read the handshake and set attributes. Whatever the socket emits or joins here takes
 * effect only if all middleware lets it pass.
 */
@FunctionalInterface
public interface Middleware {

    /**
     * @throws ConnectionRefused to answer {@code connect_error}
     * @throws ConnectionPostponed to let the client try again; any other exception is answered with a
     *     {@code connect_error} that says no more than "Internal error"
     */
    void handle(Socket socket) throws Exception;
}
