package dev.charla.api.gateway;

import dev.charla.api.socketio.Arguments;
import dev.charla.api.socketio.AttributeKey;
import dev.charla.api.socketio.Audience;
import dev.charla.api.socketio.EncodedEvent;
import dev.charla.api.socketio.Handshake;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Offset;
import dev.charla.api.socketio.Socket;
import dev.charla.api.socketio.engineio.ConnectionRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A socket with an id and a memory, and no client behind it; remembers what it was told. */
public final class FakeSocket implements Socket {

    private final String id;
    private final Map<String, Object> attributes = new ConcurrentHashMap<>();
    private final List<String> marks = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<List<Object>> frames = new CopyOnWriteArrayList<>();
    private final Set<String> rooms = ConcurrentHashMap.newKeySet();
    private final Map<String, String> query = new ConcurrentHashMap<>();
    private volatile boolean connected = true;
    private volatile @Nullable Namespace namespace;

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

    /** What was emitted to it alone, {@code [event, argument…]} each, as it was before it became JSON. */
    public List<List<Object>> frames() {
        return frames;
    }

    /** Names something in the query of its handshake. */
    public FakeSocket naming(String parameter, String value) {
        query.put(parameter, value);
        return this;
    }

    void entered(Namespace where) {
        namespace = where;
    }

    @Override
    public Namespace namespace() {
        return Objects.requireNonNull(namespace, "it has entered no namespace");
    }

    @Override
    public Handshake handshake() {
        var request = new ConnectionRequest("127.0.0.1", false, Map.copyOf(query), Map.of());
        return new Handshake(request, JsonMapper.shared().createObjectNode());
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
        return Set.copyOf(rooms);
    }

    @Override
    public void join(String room) {
        rooms.add(room);
    }

    @Override
    public void leave(String room) {
        rooms.remove(room);
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
    public List<String> marks() {
        return marks;
    }

    @Override
    public void emit(String event, Object... args) {
        told.add(event + " " + Arrays.toString(args));
        frames.add(Stream.concat(Stream.of(event), Arrays.stream(args)).toList());
    }

    @Override
    public void send(EncodedEvent event) {
        told.add(FakeNamespace.words(event));
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
