package dev.charla.api.socketio;

import dev.charla.api.socketio.Adapter.Message.Emission;
import dev.charla.api.socketio.Adapter.Message.Eviction;
import dev.charla.api.socketio.engineio.Fanout;
import dev.charla.api.socketio.packet.Packet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A namespace of this server: what the application registered, and the way to its sockets, on this node and elsewhere. */
final class ServerNamespace implements Namespace {

    private final ServerCore core;
    private final String name;
    private final EventRegistry events;
    private final NamespaceSockets local;
    private final List<Middleware> middleware = new CopyOnWriteArrayList<>();
    private final List<Consumer<Socket>> connectListeners = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<Socket, DisconnectReason>> disconnectListeners = new CopyOnWriteArrayList<>();
    private final Audience everybody;

    ServerNamespace(ServerCore core, String name) {
        this.core = core;
        this.name = name;
        this.events = new EventRegistry(core.mapper(), core.counters());
        this.local = new NamespaceSockets(name, core.adapter());
        this.everybody = new TargetAudience(this, Set.of(), Set.of());
    }

    // Registration

    @Override
    public String name() {
        return name;
    }

    @Override
    public Namespace use(Middleware step) {
        middleware.add(step);
        return this;
    }

    @Override
    public Namespace intercept(EventInterceptor interceptor) {
        events.intercept(interceptor);
        return this;
    }

    @Override
    public Namespace onConnect(Consumer<Socket> listener) {
        connectListeners.add(listener);
        return this;
    }

    @Override
    public Namespace onDisconnect(BiConsumer<Socket, DisconnectReason> listener) {
        disconnectListeners.add(listener);
        return this;
    }

    @Override
    public <P> Namespace on(String event, Class<P> payload, EventHandler<P> handler) {
        events.register(event, payload, handler);
        return this;
    }

    @Override
    public Namespace on(String event, EventHandler<Arguments> handler) {
        events.register(event, handler);
        return this;
    }

    @Override
    public Set<String> events() {
        return events.names();
    }

    @Override
    public Namespace onUnhandled(EventHandler<Arguments> handler) {
        events.onUnhandled(handler);
        return this;
    }

    @Override
    public Namespace onFailure(EventFailure.Handler handler) {
        events.onFailure(handler);
        return this;
    }

    @Override
    public Namespace validate(PayloadValidator validator) {
        events.validate(validator);
        return this;
    }

    // Emission

    @Override
    public Audience to(String... names) {
        return everybody.to(names);
    }

    @Override
    public Audience except(String... names) {
        return everybody.except(names);
    }

    @Override
    public void emit(String event, Object... args) {
        everybody.emit(event, args);
    }

    @Override
    public void send(EncodedEvent event) {
        everybody.send(event);
    }

    @Override
    public void disconnect(boolean close) {
        everybody.disconnect(close);
    }

    @Override
    public EncodedEvent encode(String event, Object... args) {
        return new EncodedEvent(name, null, core.encoder().event(name, Packet.NO_ID, event, null, args));
    }

    @Override
    public EncodedEvent encodeAt(Offset offset, String event, Object... args) {
        return new EncodedEvent(name, offset, core.encoder().event(name, Packet.NO_ID, event, offset.text(), args));
    }

    @Override
    public void send(Iterable<? extends Socket> receivers, EncodedEvent event) {
        requireOwn(event);
        Fanout fanout = core.engine().fanout();
        for (Socket receiver : receivers) {
            ((NamespaceSocket) receiver).queue(event, fanout);
        }
        fanout.flush();
    }

    void requireOwn(EncodedEvent event) {
        if (!event.namespace().equals(name)) {
            throw new IllegalArgumentException("Encoded for " + event.namespace() + ", not for " + name);
        }
    }

    Adapter adapter() {
        return core.adapter();
    }

    /** What any node, this one too, has published. */
    void receive(Adapter.Message message) {
        switch (message) {
            case Emission emission -> deliver(emission);
            case Eviction eviction -> evict(eviction);
        }
    }

    private void deliver(Emission emission) {
        Fanout fanout = core.engine().fanout();
        local.forEach(emission.target(), socket -> socket.queue(emission.event(), fanout));
        fanout.flush();
    }

    private void evict(Eviction eviction) {
        var evicted = new ArrayList<NamespaceSocket>();
        local.forEach(eviction.target(), evicted::add);
        evicted.forEach(socket -> socket.disconnect(eviction.close()));
    }

    // Sockets

    @Override
    public Collection<Socket> sockets() {
        return local.connected();
    }

    @Override
    public Collection<Socket> sockets(String room) {
        return local.in(room);
    }

    @Override
    public Optional<Socket> socket(String id) {
        return local.connected(id);
    }

    /** Those of this node, connected or not. */
    NamespaceSockets local() {
        return local;
    }

    EventRegistry registry() {
        return events;
    }

    void check(NamespaceSocket socket) throws Exception {
        for (Middleware step : middleware) {
            step.handle(socket);
        }
    }

    void connected(NamespaceSocket socket) {
        connectListeners.forEach(listener -> listener.accept(socket));
    }

    void disconnected(NamespaceSocket socket, DisconnectReason reason) {
        disconnectListeners.forEach(listener -> listener.accept(socket, reason));
    }
}
