package dev.charla.api.gateway;

import dev.charla.api.socketio.EncodedEvent;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.out.Signal;
import dev.charla.domain.chat.RoomEntry;
import java.util.Collection;
import java.util.Optional;

/** A language in which sockets hear what happens in the rooms that they have joined. */
public interface Dialect {

    /** By which another node knows it; the same on all of them. */
    default String name() {
        return getClass().getSimpleName();
    }

    /**
     * An entry in this dialect's words, encoded with its {@link Places place}.
     *
     * @return empty when it has none for it
     */
    Optional<EncodedEvent> say(RoomEntry entry);

    /**
     * Says an entry to its listeners, encoded once for all of them. Called for each entry of a room in {@code seq} order,
     * by one thread at a time for any one room; it must not block.
     */
    void deliver(RoomEntry entry, Collection<Socket> listeners);

    /**
     * Says what matters now only to some of a room's listeners, as {@link #deliver} says entries but without an order. A
     * language that has no words for it says nothing.
     */
    default void tell(Signal signal, Collection<Socket> listeners) {}

    /** Tells a socket that it was taken out of a room that it may not hear any more. Nothing is said by default. */
    default void dismissed(Socket socket) {}
}
