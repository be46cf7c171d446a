package dev.charla.api.gateway;

import dev.charla.api.socketio.Arguments;
import dev.charla.api.socketio.AttributeKey;
import dev.charla.api.socketio.Audience;
import dev.charla.api.socketio.EncodedEvent;
import dev.charla.api.socketio.Handshake;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Offset;
import dev.charla.api.socketio.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A socket with an id and a memory, and no client behind it; remembers what it was told. */
public final class FakeSocket implements Socket {

    private final String id;
    private final Map<String, Object> attributes = new ConcurrentHashMap<>();
    private final List<String> marks = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private volatile boolean connected = true;

    public FakeSocket(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public <T> Optional<T> attribute(AttributeKey<T> key) {
        return Optional.ofNullable(attributes.get(key.name())).map(key.type()::cast);
    }

    @Override
    public <T> void attribute(AttributeKey<T> key, T value) {
        attributes.put(key.name(), value);
    }

    @Override
    public String toString() {
        return id;
    }

    /** Events and their arguments, in their order. */
    public List<String> told() {
        return told;
    }

    @Override
    public Namespace namespace() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Handshake handshake() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean connected() {
        return connected;
    }

    @Override
    public boolean recovered() {
        return false;
    }

    @Override
    public Set<String> rooms() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void join(String room) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void leave(String room) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void mark(Offset place) {
        marks.add("at " + place.text());
    }

    @Override
    public void unmark(String stream) {
        marks.add("left " + stream);
    }

    /** Where its client was said to stand, in order. */
    List<String> marks() {
        return marks;
    }

    @Override
    public void emit(String event, Object... args) {
        told.add(event + " " + Arrays.toString(args));
    }

    @Override
    public void send(EncodedEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Arguments> emitWithAck(Duration timeout, String event, Object... args) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Audience broadcast() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void disconnect(boolean close) {
        connected = false;
    }
}
