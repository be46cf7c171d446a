package dev.charla.api.socketio;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Connection state recovery: a client that lost its connection gets back its socket id, its rooms and what it missed.
 *
 * <p>The client names itself by a private {@code pid}, a credential that the server gave it, and the offset of the last
 * event it saw ({@link Namespace#encodeAt}). The server remembers the places of the last events that it sent to each socket,
 * so that this one offset tells where the client stands in every stream that it follows ({@link SentOffsets}). On return,
 * in this order:
 *
 * <ol>
 *   <li>all {@link Middleware} runs again, on a socket with a fresh id;
 *   <li>if the lost socket still lingers on this node, it is ended and {@link #save saved};
 *   <li>{@link #claim} finds the session, and may strip rooms that the identity proven in 1 may no longer enter;
 *   <li>the socket enters those rooms; what is emitted to them from now on is held back;
 *   <li>{@link #missed} reads what was emitted before;
 *   <li>the client gets CONNECT, what it missed, and then what was held back, less the events whose offset was among
 *       the missed ones, or is the one that the client saw last.
 * </ol>
 *
 * <p>So nothing is missed and nothing comes twice, if an event is in the log that {@code missed} reads before it is
 * emitted, and emitted within half a minute after that: so long is a replayed offset remembered. An offset is taken from whatever event with a trailing text argument the client saw last: with recovery on,
 * give each event such an argument only through {@code encodeAt}.
 *
 * <p>Methods run on virtual threads and may block. An exception is logged and the client connects afresh.
 */
public interface Recovery {

    /**
     * Keeps what a lost socket had, for as long as recovery is offered. May run before or after its rooms are left.
     *
     * @param socket has gone, perhaps before it was connected
     */
    void save(Socket socket, LostSession session);

    /**
     * Hands out a saved session at most once, on whatever node.
     *
     * @param socket the newcomer, after all middleware
     */
    Optional<LostSession> claim(Socket socket, String pid);

    /**
     * What was emitted to the session's rooms, or to all, after the event with this offset.
     *
     * @param socket the newcomer, already in the rooms of {@code session}
     * @return the events in the order in which they were emitted, without those the socket was excepted from; empty if
     *     the offset is unknown or too old, in which case the client connects afresh
     */
    Optional<List<EncodedEvent>> missed(Socket socket, LostSession session, Offset offset);

    /** Whether {@link #keep} is of any use. */
    default boolean keepsLiving() {
        return false;
    }

    /**
     * Keeps what a living socket has, so that its client can go on elsewhere when this node is gone all of a sudden. Called within
     * a second or so after its rooms have changed or, where it follows several streams, after it was sent something: so what is
     * kept is never much older than what the client saw last. Never called after {@link #save} for the same socket.
     *
     * @return {@code false} when the client has gone on elsewhere, so that this socket can be ended
     */
    default boolean keep(Socket socket, LostSession session) {
        return true;
    }

    /** Forgets what was kept of a socket that ended for good. */
    default void forget(Socket socket, String pid) {}

    /** What is worth keeping of a lost socket. */
    record LostSession(String namespace, String pid, String socketId, Set<String> rooms, SentOffsets sent) {

        public LostSession {
            rooms = Set.copyOf(rooms);
        }

        public LostSession withRooms(Set<String> allowed) {
            return new LostSession(namespace, pid, socketId, allowed, sent);
        }

        /** Leaves out the {@code pid}, for it is a credential. */
        @Override
        public String toString() {
            return "LostSession[" + namespace + " " + socketId + "]";
        }
    }
}
