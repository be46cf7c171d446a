package dev.charla.api.socketio;

import dev.charla.api.socketio.Recovery.LostSession;
import dev.charla.api.socketio.SentOffsets.Step;
import dev.charla.api.socketio.engineio.Fanout;
import dev.charla.api.socketio.packet.Packet;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A socket of this node. */
final class NamespaceSocket implements Socket {

    private final ServerCore core;
    private final ServerNamespace namespace;
    private final ClientConnection connection;
    private final Handshake handshake;
    private final Mailbox mailbox;
    private final SocketRooms rooms = new SocketRooms();
    private final Gate gate;
    private final Continuation continuation = new Continuation();
    private final PendingAcks acks;
    private final Attributes attributes = new Attributes();
    private volatile String id;

    NamespaceSocket(ServerCore core, ServerNamespace namespace, ClientConnection connection, Handshake handshake) {
        this.core = core;
        this.namespace = namespace;
        this.connection = connection;
        this.handshake = handshake;
        SocketLimits limits = core.options().limits();
        this.mailbox = new Mailbox(core.executor(), limits);
        this.gate = new Gate(core.options().engine().limits().queuedPackets());
        this.acks = new PendingAcks(core.executor(), core.engine().scheduler(), limits.pendingAcks());
        this.id = core.newId();
    }

    // What it is

    @Override
    public String id() {
        return id;
    }

    @Override
    public ServerNamespace namespace() {
        return namespace;
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    @Override
    public boolean connected() {
        return gate.state() == Gate.State.CONNECTED;
    }

    /** Whether the client may know that it is connected, and so may send events. */
    boolean answered() {
        return gate.answered();
    }

    boolean gone() {
        return gate.state() == Gate.State.GONE;
    }

    @Override
    public boolean recovered() {
        return continuation.recovered();
    }

    ClientConnection connection() {
        return connection;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    PendingAcks acks() {
        return acks;
    }

    // Rooms

    @Override
    public Set<String> rooms() {
        var all = new HashSet<>(rooms.names());
        all.add(id);
        return Set.copyOf(all);
    }

    @Override
    public void join(String room) {
        if (!room.equals(id)) {
            rooms.join(
                    room,
                    this,
                    namespace.local().rooms(),
                    core.options().limits().rooms());
        }
    }

    @Override
    public void leave(String room) {
        rooms.leave(room, this, namespace.local().rooms());
    }

    boolean isInAny(Set<String> names) {
        return names.contains(id) || hasJoinedAny(names);
    }

    boolean hasJoinedAny(Set<String> names) {
        return rooms.containsAny(names);
    }

    void enterRooms() {
        rooms.enterAll(this, namespace.local().rooms());
    }

    void leaveRooms() {
        rooms.leaveAll(this, namespace.local().rooms());
    }

    // Outbound

    @Override
    public void emit(String event, Object... args) {
        send(namespace.encode(event, args));
    }

    @Override
    public void send(EncodedEvent event) {
        namespace.requireOwn(event);
        Fanout fanout = core.engine().fanout();
        queue(event, fanout);
        fanout.flush();
    }

    void queue(EncodedEvent event, Fanout fanout) {
        switch (gate.pass(event)) {
            case OPEN -> {
                core.counters().deliveries.increment();
                dispatch(event, fanout);
            }
            case SHUT -> {}
            case OVERFULL -> fanout.giveUp(connection.session());
        }
    }

    /** An event with a place is noted down and queued in one step, so that the trail has the order of the wire. */
    private void dispatch(EncodedEvent event, Fanout fanout) {
        Offset place = event.place();
        if (place == null || core.recovery() == null) {
            fanout.queue(connection.session(), event.frames());
            return;
        }
        synchronized (continuation) {
            note(new Step.At(place), false);
            fanout.queue(connection.session(), event.frames());
        }
    }

    @Override
    public void mark(Offset place) {
        note(new Step.At(place), true);
    }

    @Override
    public void unmark(String stream) {
        note(new Step.Left(stream), true);
    }

    private void note(Step step, boolean roomsChanged) {
        RecoveryDesk desk = core.recovery();
        if (desk != null && !gone() && continuation.note(step, roomsChanged)) {
            desk.changed(this);
        }
    }

    @Override
    public CompletableFuture<Arguments> emitWithAck(Duration timeout, String event, Object... args) {
        var future = new CompletableFuture<Arguments>();
        long ackId = acks.expect(timeout, future);
        if (ackId >= 0) {
            send(new EncodedEvent(
                    namespace.name(), null, core.encoder().event(namespace.name(), ackId, event, null, args)));
        }
        return future;
    }

    void sendAck(long ackId, Object... args) {
        if (connected()) {
            connection.session().send(core.encoder().ack(namespace.name(), ackId, args));
        }
    }

    @Override
    public Audience broadcast() {
        return namespace.except(id);
    }

    // Inbound

    /** Gives false if too much waits already. */
    boolean receive(Packet packet) {
        return switch (packet.type()) {
            case ACK, BINARY_ACK -> {
                // Not through the mailbox: the handler that runs now may be waiting for it.
                acks.answer(packet.id(), new Arguments(List.copyOf(packet.data().values())));
                yield true;
            }
            default -> mailbox.offer(packet.size(), () -> namespace.registry().dispatch(this, packet));
        };
    }

    // Beginning and end

    @Nullable
    String pid() {
        return continuation.pid();
    }

    void identify(String pid) {
        continuation.begin(pid);
    }

    void rename(String newId) {
        id = newId;
    }

    /** @param last what the client saw last */
    void recovered(String pid, Trail from, Offset last) {
        continuation.resume(pid, from);
        gate.seen(last);
    }

    /**
     * Answers CONNECT and lets out what was missed and held.
     *
     * @return false if the client has left meanwhile
     */
    boolean accept(EncodedEvent answer, List<EncodedEvent> missed) {
        Fanout fanout = core.engine().fanout();
        if (!gate.open(answer, missed, event -> dispatch(event, fanout))) {
            return false;
        }
        RecoveryDesk desk = core.recovery();
        if (desk != null && continuation.unkept()) {
            desk.changed(this);
        }
        fanout.flush();
        return true;
    }

    void forgetReplayed() {
        gate.forgetReplayed();
    }

    /** What it would have if it were lost now; null when there is nothing to go on with. */
    @Nullable
    LostSession sessionSoFar() {
        SentOffsets sent = continuation.soFar();
        return sent != null && connected() ? session(sent) : null;
    }

    /** What it had when it was lost; null when its client could not come back anyway. */
    @Nullable
    LostSession session() {
        return session(continuation.sent());
    }

    private @Nullable LostSession session(SentOffsets sent) {
        String pid = pid();
        return pid == null ? null : new LostSession(namespace.name(), pid, id, rooms.names(), sent);
    }

    @Override
    public void disconnect(boolean close) {
        if (close) {
            connection.disconnectAll();
        } else {
            leaveNamespace();
        }
    }

    void leaveNamespace() {
        if (connected()) {
            connection.session().send(core.encoder().disconnect(namespace.name()));
        }
        end(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
    }

    /** No effect if it has ended already. */
    void end(DisconnectReason reason) {
        Gate.State before = gate.close();
        if (before == Gate.State.GONE) {
            return;
        }
        connection.left();
        core.farewells().begin();
        core.executor().execute(new Farewell(core, this, before == Gate.State.CONNECTED, reason));
    }

    // Attributes

    @Override
    public <T> Optional<T> attribute(AttributeKey<T> key) {
        return attributes.get(key);
    }

    @Override
    public <T> void attribute(AttributeKey<T> key, T value) {
        attributes.put(key, value);
    }

    @Override
    public String toString() {
        return "Socket[" + namespace.name() + " " + id + "]";
    }
}
