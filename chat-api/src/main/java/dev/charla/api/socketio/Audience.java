package dev.charla.api.socketio;

/**
 * Some sockets of one namespace, on all nodes: those in any of some rooms, but in none of the excepted ones.
 *
 * <p>Immutable; narrowing gives a new audience. A socket hears an event once, however many of its rooms are named.
 * Members of a room hear the emissions to that room in one and the same order, whatever threads emit.
 */
public interface Audience {

    /**
     * Narrows to the members of these rooms; named again, the rooms add up. The id of a socket is the name of a room
     * that holds only that socket.
     */
    Audience to(String... rooms);

    /** Leaves out the members of these rooms; rooms named again add up. */
    Audience except(String... rooms);

    /**
     * Encodes the event once and queues it for each socket. Returns without waiting for any of them.
     *
     * @param args whatever Jackson can write; {@code byte[]}, also inside objects, travels as a binary attachment
     * @throws IllegalArgumentException if {@code event} is reserved, such as {@code connect}
     */
    void emit(String event, Object... args);

    /** Like {@link #emit}, with an event that {@link Namespace#encode} has made beforehand. */
    void send(EncodedEvent event);

    /**
     * Disconnects these sockets.
     *
     * @param close whether to close the whole connection; if not, only this namespace is left and the client, told so,
     *     does not reconnect by itself
     */
    void disconnect(boolean close);
}
