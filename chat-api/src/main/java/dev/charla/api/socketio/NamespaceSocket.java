package dev.charla.api.socketio;

import dev.charla.api.socketio.Recovery.LostSession;
import dev.charla.api.socketio.SentOffsets.Step;
import dev.charla.api.socketio.engineio.CloseReason;
import dev.charla.api.socketio.engineio.Fanout;
import dev.charla.api.socketio.packet.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A socket of this node. What is emitted before it is connected is held, and leaves after the answered CONNECT. */
final class NamespaceSocket implements Socket {

    private enum State {
        CONNECTING,
        CONNECTED,
        GONE
    }

    private final ServerCore core;
    private final ServerNamespace namespace;
    private final ClientConnection connection;
    private final Handshake handshake;
    private final Mailbox mailbox;
    private final SocketRooms rooms = new SocketRooms();
    private volatile State state = State.CONNECTING;
    private volatile String id;
    private volatile @Nullable String pid;
    private volatile boolean recovered;
    private volatile boolean answered;

    /** Offsets that a recovering client has, as long as their emission may still be under way. */
    private volatile @Nullable Set<Offset> replayed;

    /** What was sent, in the order in which it was queued; null as long as there was nothing to recover from. */
    private @Nullable Trail trail;

    /** Whether what was kept of it elsewhere is not all that is needed there any more. */
    private boolean changed;

    private @Nullable List<EncodedEvent> held;
    private @Nullable PendingAcks acks;
    private @Nullable Map<AttributeKey<?>, Object> attributes;

    NamespaceSocket(ServerCore core, ServerNamespace namespace, ClientConnection connection, Handshake handshake) {
        this.core = core;
        this.namespace = namespace;
        this.connection = connection;
        this.handshake = handshake;
        this.mailbox = new Mailbox(core.executor(), core.options().limits());
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
        return state == State.CONNECTED;
    }

    /** Whether the client may know that it is connected, and so may send events. */
    boolean answered() {
        return answered;
    }

    boolean gone() {
        return state == State.GONE;
    }

    @Override
    public boolean recovered() {
        return recovered;
    }

    ClientConnection connection() {
        return connection;
    }

    Mailbox mailbox() {
        return mailbox;
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
            rooms.join(room, this, namespace.rooms(), core.options().limits().rooms());
        }
    }

    @Override
    public void leave(String room) {
        rooms.leave(room, this, namespace.rooms());
    }

    boolean isInAny(Set<String> names) {
        return names.contains(id) || hasJoinedAny(names);
    }

    boolean hasJoinedAny(Set<String> names) {
        for (String name : names) {
            if (rooms.contains(name)) {
                return true;
            }
        }
        return false;
    }

    void enterRooms() {
        rooms.enterAll(this, namespace.rooms());
    }

    void leaveRooms() {
        rooms.leaveAll(this, namespace.rooms());
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
        Set<Offset> earlier = replayed;
        Offset place = event.place();
        if (earlier != null && place != null && earlier.contains(place)) {
            return;
        }
        if (state == State.CONNECTED || !held(event)) {
            core.counters().deliveries.increment();
            dispatch(event, fanout);
        }
    }

    /** An event with a place is noted down and queued in one step, so that the trail has the order of the wire. */
    private void dispatch(EncodedEvent event, Fanout fanout) {
        Offset place = event.place();
        if (place == null || core.recovery() == null) {
            fanout.queue(connection.session(), event.frames());
            return;
        }
        synchronized (this) {
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

    /** @param roomsChanged so that it is needed elsewhere, even where the last event's place tells everything else */
    private synchronized void note(Step step, boolean roomsChanged) {
        RecoveryDesk desk = core.recovery();
        if (desk == null || state == State.GONE) {
            return;
        }
        Trail known = trail == null ? new Trail(Map.of()) : trail;
        trail = known;
        known.add(step);
        if (!changed && (roomsChanged || known.followsSeveral())) {
            changed = true;
            desk.changed(this);
        }
    }

    /** What it would have if it were lost now; null when there is nothing to go on with. */
    synchronized @Nullable LostSession stateSoFar() {
        changed = false;
        String ownPid = pid;
        return ownPid == null || trail == null || state != State.CONNECTED
                ? null
                : new LostSession(
                        namespace.name(),
                        ownPid,
                        id,
                        rooms.names(),
                        trail.snapshot().soFar());
    }

    /** Gives false if the socket has connected meanwhile. */
    private boolean held(EncodedEvent event) {
        List<EncodedEvent> waiting;
        synchronized (this) {
            if (state == State.CONNECTED) {
                return false;
            }
            if (state == State.GONE) {
                return true;
            }
            waiting = held == null ? new ArrayList<>() : held;
            held = waiting;
            waiting.add(event);
        }
        if (waiting.size() > core.options().engine().limits().queuedPackets()) {
            connection.session().close(CloseReason.SLOW_CONSUMER);
        }
        return true;
    }

    @Override
    public CompletableFuture<Arguments> emitWithAck(Duration timeout, String event, Object... args) {
        var future = new CompletableFuture<Arguments>();
        long ackId = acks().expect(timeout, future);
        if (ackId >= 0) {
            send(new EncodedEvent(
                    namespace.name(), null, core.encoder().event(namespace.name(), ackId, event, null, args)));
        }
        return future;
    }

    private synchronized PendingAcks acks() {
        PendingAcks made = acks;
        if (made == null) {
            made = new PendingAcks(
                    core.executor(),
                    core.engine().scheduler(),
                    core.options().limits().pendingAcks());
            acks = made;
            if (state == State.GONE) {
                made.cancelAll();
            }
        }
        return made;
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
                acks().answer(
                                packet.id(),
                                new Arguments(List.copyOf(packet.data().values())));
                yield true;
            }
            default -> mailbox.offer(packet.size(), () -> namespace.registry().dispatch(this, packet));
        };
    }

    // Beginning and end

    void identify(@Nullable String newPid) {
        pid = newPid;
    }

    void rename(String newId) {
        id = newId;
    }

    /** @param last what the client saw last: its emission may have reached the newcomer too, which stands in the same rooms */
    synchronized void recovered(String earlierPid, Trail from, Offset last) {
        pid = earlierPid;
        trail = from;
        replayed = Set.of(last);
        recovered = true;
    }

    @Nullable
    String pid() {
        return pid;
    }

    /**
     * Answers CONNECT and lets out what was missed and held.
     *
     * @return false if the client has left meanwhile
     */
    boolean accept(EncodedEvent answer, List<EncodedEvent> missed) {
        Fanout fanout = core.engine().fanout();
        synchronized (this) {
            if (state != State.CONNECTING) {
                return false;
            }
            // Before it is queued: another thread may write it at once, and the client be quick.
            answered = true;
            fanout.queue(connection.session(), answer.frames());
            var seen = new HashSet<>(replayed == null ? Set.of() : replayed);
            for (EncodedEvent event : missed) {
                event.offset().ifPresent(seen::add);
                dispatch(event, fanout);
            }
            for (EncodedEvent event : held == null ? List.<EncodedEvent>of() : held) {
                if (event.offset().isEmpty() || seen.add(event.offset().get())) {
                    dispatch(event, fanout);
                }
            }
            held = null;
            replayed = seen.isEmpty() ? null : Set.copyOf(seen);
            state = State.CONNECTED;
            keepAnew();
        }
        fanout.flush();
        return true;
    }

    /** What was kept under its name was taken by its recovery. */
    private void keepAnew() {
        RecoveryDesk desk = core.recovery();
        if (recovered && desk != null) {
            changed = true;
            desk.changed(this);
        }
    }

    /** From now on no emission can be one that a recovery has delivered already. */
    void forgetReplayed() {
        replayed = null;
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
        boolean wasConnected;
        synchronized (this) {
            if (state == State.GONE) {
                return;
            }
            wasConnected = state == State.CONNECTED;
            state = State.GONE;
            held = null;
        }
        connection.left();
        core.farewells().begin();
        core.executor().execute(() -> bury(wasConnected, reason));
    }

    private void bury(boolean wasConnected, DisconnectReason reason) {
        Set<String> lastRooms = rooms.names();
        leaveRooms();
        namespace.remove(this);
        acks().cancelAll();
        if (wasConnected) {
            core.counters().disconnected(reason);
            save(reason, lastRooms);
        }
        mailbox.post(() -> {
            try {
                if (wasConnected) {
                    namespace.disconnected(this, reason);
                }
            } finally {
                core.farewells().end();
            }
        });
    }

    private void save(DisconnectReason reason, Set<String> lastRooms) {
        RecoveryDesk desk = core.recovery();
        String lostPid = pid;
        if (desk != null && lostPid != null) {
            desk.lost(this, reason, new LostSession(namespace.name(), lostPid, id, lastRooms, sent()));
        }
    }

    private synchronized SentOffsets sent() {
        return trail == null ? SentOffsets.NONE : trail.snapshot();
    }

    // Attributes

    @Override
    public synchronized <T> Optional<T> attribute(AttributeKey<T> key) {
        Object value = attributes == null ? null : attributes.get(key);
        return Optional.ofNullable(key.type().cast(value));
    }

    @Override
    public synchronized <T> void attribute(AttributeKey<T> key, T value) {
        Map<AttributeKey<?>, Object> all = attributes == null ? new HashMap<>(4) : attributes;
        attributes = all;
        all.put(key, value);
    }

    @Override
    public String toString() {
        return "Socket[" + namespace.name() + " " + id + "]";
    }
}
