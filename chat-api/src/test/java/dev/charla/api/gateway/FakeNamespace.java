package dev.charla.api.gateway;

import dev.charla.api.socketio.Ack;
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
import dev.charla.api.socketio.engineio.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A namespace whose sockets come, go and are told things without a network. */
public final class FakeNamespace implements Namespace {

    private final List<Consumer<Socket>> onConnect = new ArrayList<>();
    private final List<BiConsumer<Socket, DisconnectReason>> onDisconnect = new ArrayList<>();
    private final List<Middleware> middleware = new ArrayList<>();
    private final Set<Socket> sockets = new LinkedHashSet<>();
    private final Map<String, EventHandler<?>> handlers = new HashMap<>();

    /** Lets a socket come as far as the middleware. */
    public FakeSocket arrive(FakeSocket socket) throws Exception {
        socket.entered(this);
        for (var step : middleware) {
            step.handle(socket);
        }
        return socket;
    }

    /** Lets a socket come. */
    public FakeSocket connect(FakeSocket socket) {
        socket.entered(this);
        sockets.add(socket);
        onConnect.forEach(listener -> listener.accept(socket));
        return socket;
    }

    /** Lets a socket emit an event, as its handler would be given it. */
    @SuppressWarnings("unchecked") // the payload is the caller's to choose
    public <P> void emits(FakeSocket socket, String event, P payload, Ack ack) throws Exception {
        ((EventHandler<P>) Objects.requireNonNull(handlers.get(event), event)).handle(socket, payload, ack);
    }

    /** Lets a socket go. */
    public void disconnect(FakeSocket socket) {
        socket.disconnect(true);
        sockets.remove(socket);
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
        return EncodedEvent.of(name(), null, List.of(Frame.text(event + " " + Arrays.toString(args))));
    }

    @Override
    public EncodedEvent encodeAt(Offset offset, String event, Object... args) {
        return EncodedEvent.of(name(), offset, List.of(Frame.text(event + " " + Arrays.toString(args))));
    }

    /** What was encoded here: the event and its arguments, without its place. */
    public static String words(EncodedEvent event) {
        return new String(event.frames().getFirst().bytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void send(Iterable<? extends Socket> sockets, EncodedEvent event) {
        sockets.forEach(socket -> socket.send(event));
    }

    @Override
    public String name() {
        return "/";
    }

    @Override
    public Namespace use(Middleware step) {
        middleware.add(step);
        return this;
    }

    @Override
    public Namespace intercept(EventInterceptor interceptor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <P> Namespace on(String event, Class<P> payload, EventHandler<P> handler) {
        handlers.put(event, handler);
        return this;
    }

    @Override
    public Namespace on(String event, EventHandler<Arguments> handler) {
        handlers.put(event, handler);
        return this;
    }

    @Override
    public Set<String> events() {
        return Set.copyOf(handlers.keySet());
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
    public Collection<Socket> sockets() {
        return List.copyOf(sockets);
    }

    @Override
    public Collection<Socket> sockets(String room) {
        return sockets.stream().filter(socket -> socket.rooms().contains(room)).toList();
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
