package dev.charla.api.socketio;

import java.util.Set;

/**
 * Carries emissions between nodes: the seam at which one server becomes a cluster.
 *
 * <p><b>Delivery.</b> Everything that is emitted to an {@link Audience} passes through {@link #publish} and comes back
 * through {@link Receiver#receive}, on the publishing node too; an adapter decides whether that one is served directly
 * or by its echo, but must serve it exactly once. Calls of {@code publish} that one thread makes for one room arrive in
 * that order at each node. Between nodes delivery is at most once: an emission may be lost when a node or the wire
 * between breaks, and is never repeated. What must not be lost belongs into a log that is read again
 * ({@link Recovery}). {@code receive} is thread-safe and never blocks; it may be called while {@code publish} runs.
 *
 * <p><b>Interest.</b> {@link #subscribe} is called when the first socket of this node enters a room, {@link
 * #unsubscribe} when the last one leaves; for one room these calls don't overlap. An adapter may ignore them and hear
 * everything. Emissions to a room that arrive while {@code subscribe} is under way may be missed, those after it has
 * returned may not. The room named like a socket's id is announced like any other.
 */
public interface Adapter {

    /** Called once, before anything else. */
    void start(Receiver receiver);

    /** Must not block for long: emitters wait for it. A node that cannot be reached is no reason to throw. */
    void publish(Message message);

    void subscribe(String namespace, String room);

    void unsubscribe(String namespace, String room);

    /** No call follows. */
    void close();

    /** This node's end. */
    @FunctionalInterface
    interface Receiver {
        void receive(Message message);
    }

    /**
     * Whom a message is for.
     *
     * @param rooms any of these; empty means every socket of the namespace
     * @param except none of these
     */
    record Target(String namespace, Set<String> rooms, Set<String> except) {
        public Target {
            rooms = Set.copyOf(rooms);
            except = Set.copyOf(except);
        }
    }

    /** What nodes tell each other. */
    sealed interface Message {
        Target target();

        /** Queue this event on the target's sockets. */
        record Emission(Target target, EncodedEvent event) implements Message {}

        /** Disconnect the target's sockets, as {@link Audience#disconnect} says. */
        record Eviction(Target target, boolean close) implements Message {}
    }
}
