package dev.charla.api.socketio;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One client in one namespace. All methods may be called from any thread and none blocks; after the socket has gone they
 * do nothing.
 */
public interface Socket {

    /**
     * Public name of this socket, random. Also the name of a room that holds it alone. Between middleware and {@code
     * onConnect} it changes once if an earlier session is recovered.
     */
    String id();

    Namespace namespace();

    Handshake handshake();

    /** From the answered CONNECT until the connection or the namespace is left. */
    boolean connected();

    /** Whether the client got back its earlier id, rooms and missed events; see {@link Recovery}. */
    boolean recovered();

    /** A snapshot, with the room of its own id. */
    Set<String> rooms();

    /**
     * Enters a room; no effect if it is in already.
     *
     * @throws LimitExceeded if the socket is in as many rooms as it may be
     */
    void join(String room);

    void leave(String room);

    /**
     * Notes that the client stands at a place of a stream once it has seen what was sent before, as if an event there had
     * been sent. What a client that comes back has missed is told from this and from the events sent with an {@link
     * Offset}.
     */
    void mark(Offset place);

    /** Notes that the client follows a stream no more. */
    void unmark(String stream);

    /** As {@link Audience#emit} says. */
    void emit(String event, Object... args);

    /** Queues an event of this socket's namespace. */
    void send(EncodedEvent event);

    /**
     * Emits and waits for the client's answer.
     *
     * @return completes on a virtual thread: with the arguments of the ack; or exceptionally with a {@link
     *     java.util.concurrent.TimeoutException}, or a {@link java.util.concurrent.CancellationException} when the
     *     socket has gone, or {@link LimitExceeded} when too many answers are awaited
     */
    CompletableFuture<Arguments> emitWithAck(Duration timeout, String event, Object... args);

    /** Everybody else in the namespace; narrow it with {@code to}. */
    Audience broadcast();

    /** As {@link Audience#disconnect} says. */
    void disconnect(boolean close);

    <T> Optional<T> attribute(AttributeKey<T> key);

    /** Remembers a value until the socket is garbage; readable also after the disconnect. */
    <T> void attribute(AttributeKey<T> key, T value);
}
