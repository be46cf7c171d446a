package dev.charla.api.socketio;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A communication channel that clients connect to by name, over one shared connection; as an {@link Audience}, all of
 * its sockets on all nodes.
 *
 * <p>Register everything before the server takes connections.
 */
public interface Namespace extends Audience {

    /** Such as {@code /} or {@code /admin}. */
    String name();

    /** Adds a step that each connection must pass, in the order of registration. */
    Namespace use(Middleware middleware);

    /** Adds a step that each event must pass, in the order of registration. */
    Namespace intercept(EventInterceptor interceptor);

    /** Called on the socket's virtual thread, after the client's CONNECT was answered and before its first event. */
    Namespace onConnect(Consumer<Socket> listener);

    /**
     * Called once for each socket that {@code onConnect} has seen, after its last event was handled. The socket has left
     * its rooms by then.
     */
    Namespace onDisconnect(BiConsumer<Socket, DisconnectReason> listener);

    /**
     * Handles an event by its first argument. An absent or null argument reads as {@code {}}; one that does not convert
     * is an {@link InvalidPayload}.
     *
     * @throws IllegalArgumentException if the event is reserved or has a handler already
     */
    <P> Namespace on(String event, Class<P> payload, EventHandler<P> handler);

    /** Handles an event by all of its arguments, unconverted. */
    Namespace on(String event, EventHandler<Arguments> handler);

    /** The names of the events that have a handler, as a snapshot. */
    Set<String> events();

    /** Handles the events that have no handler of their own. By default they are dropped. */
    Namespace onUnhandled(EventHandler<Arguments> handler);

    /** Replaces the default, which logs the event's name and the kind of failure, and leaves the ack unanswered. */
    Namespace onFailure(EventFailure.Handler handler);

    /** Adds a check that each converted payload must pass, e.g. Bean Validation. */
    Namespace validate(PayloadValidator validator);

    /** Encodes an event for any number of sockets of this namespace. */
    EncodedEvent encode(String event, Object... args);

    /**
     * Encodes an event that a recovering client can name as the last one it saw.
     *
     * @param offset travels as a last, additional argument; opaque to the client
     */
    EncodedEvent encodeAt(Offset offset, String event, Object... args);

    /**
     * Queues one event on some sockets of this node, in the order of iteration. Two calls from one thread reach a socket
     * in that order.
     */
    void send(Iterable<? extends Socket> sockets, EncodedEvent event);

    /** The sockets connected to this node, as a snapshot. */
    Collection<Socket> sockets();

    /** The members of a room that are connected to this node, as a snapshot. */
    Collection<Socket> sockets(String room);

    Optional<Socket> socket(String id);
}
