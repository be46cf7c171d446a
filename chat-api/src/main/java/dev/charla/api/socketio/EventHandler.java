package dev.charla.api.socketio;

/**
 * Reacts to an event.
 *
 * <p>Runs on a virtual thread and may block. Events of one socket are handled one at a time in the order in which they
 * came; those of different sockets at the same time. An exception goes to {@link Namespace#onFailure}; the socket lives
 * on.
 */
@FunctionalInterface
public interface EventHandler<P> {
    void handle(Socket socket, P payload, Ack ack) throws Exception;
}
