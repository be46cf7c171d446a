package dev.charla.api.gateway;

import dev.charla.api.socketio.Arguments;
import dev.charla.api.socketio.Audience;
import dev.charla.api.socketio.DisconnectReason;
import dev.charla.api.socketio.EncodedEvent;
import dev.charla.api.socketio.EventFailure;
import dev.charla.api.socketio.EventHandler;
import dev.charla.api.socketio.EventInterceptor;
import dev.charla.api.socketio.Middleware;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Offset;
import dev.charla.api.socketio.PayloadValidator;
import dev.charla.api.socketio.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A namespace whose sockets come, go and are told things without a network. */
public final class FakeNamespace implements Namespace {

    private final List<Consumer<Socket>> onConnect = new ArrayList<>();
    private final List<BiConsumer<Socket, DisconnectReason>> onDisconnect = new ArrayList<>();
    private final Map<EncodedEvent, String> words = new IdentityHashMap<>();

    /** Lets a socket come. */
    public FakeSocket connect(FakeSocket socket) {
        onConnect.forEach(listener -> listener.accept(socket));
        return socket;
    }

    /** Lets a socket go. */
    public void disconnect(FakeSocket socket) {
        onDisconnect.forEach(listener -> listener.accept(socket, DisconnectReason.TRANSPORT_CLOSE));
    }

    @Override
    public Namespace onConnect(Consumer<Socket> listener) {
        onConnect.add(listener);
        return this;
    }

    @Override
    public Namespace onDisconnect(BiConsumer<Socket, DisconnectReason> listener) {
        onDisconnect.add(listener);
        return this;
    }

    @Override
    public EncodedEvent encode(String event, Object... args) {
        var encoded = EncodedEvent.of(name(), null, List.of());
        words.put(encoded, event + " " + Arrays.toString(args));
        return encoded;
    }

    @Override
    public void send(Iterable<? extends Socket> sockets, EncodedEvent event) {
        sockets.forEach(socket -> ((FakeSocket) socket).told().add(words.get(event)));
    }

    @Override
    public String name() {
        return "/";
    }

    @Override
    public Namespace use(Middleware middleware) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Namespace intercept(EventInterceptor interceptor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <P> Namespace on(String event, Class<P> payload, EventHandler<P> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Namespace on(String event, EventHandler<Arguments> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> events() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Namespace onUnhandled(EventHandler<Arguments> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Namespace onFailure(EventFailure.Handler handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Namespace validate(PayloadValidator validator) {
        throw new UnsupportedOperationException();
    }

    @Override
    public EncodedEvent encodeAt(Offset offset, String event, Object... args) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Collection<Socket> sockets() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Collection<Socket> sockets(String room) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Socket> socket(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Audience to(String... rooms) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Audience except(String... rooms) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void emit(String event, Object... args) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void send(EncodedEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void disconnect(boolean close) {
        throw new UnsupportedOperationException();
    }
}
