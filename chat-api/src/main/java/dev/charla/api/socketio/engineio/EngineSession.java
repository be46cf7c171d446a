package dev.charla.api.socketio.engineio;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** One client's session, whatever transport carries it. All methods may be called from any thread. */
public final class EngineSession {

    private static final long PATIENCE_MILLIS = 100;
    private static final long LAST_POLL_MILLIS = 250;

    private final EngineRuntime runtime;
    private final String id;
    private final ConnectionRequest request;
    private final Outbound outbound;
    private final Upgrade upgrade;
    private final Heart heart;
    private final Ending ending = new Ending();
    private final EngineListener listener;
    private final Inbound inbound;

    EngineSession(
            EngineRuntime runtime,
            String id,
            ConnectionRequest request,
            Function<EngineSession, EngineListener> listeners) {
        this.runtime = runtime;
        this.id = id;
        this.request = request;
        this.outbound = new Outbound(runtime.options().limits(), this::close, this::drained);
        this.upgrade = new Upgrade(outbound);
        this.heart = new Heart(runtime.options().heartbeat(), 2 * runtime.tick(), System.nanoTime());
        this.listener = listeners.apply(this);
        this.inbound = new Inbound(heart, ending, listener, this::goodbye, () -> close(CloseReason.PARSE_ERROR));
    }

    /** The client's credential for this session: never show or log it. */
    String id() {
        return id;
    }

    public ConnectionRequest request() {
        return request;
    }

    /** The frames of one packet, queued together and written as soon as the pipe is free. */
    public void send(List<Frame> frames) {
        switch (offer(frames)) {
            case DONE -> {}
            case FLUSH -> flush();
            case OVERFLOW -> close(CloseReason.SLOW_CONSUMER);
        }
    }

    Outbound.Offer offer(List<Frame> frames) {
        return outbound.offer(frames);
    }

    void flush() {
        outbound.flush();
    }

    Outbound outbound() {
        return outbound;
    }

    Inbound inbound() {
        return inbound;
    }

    public boolean onWebSocket() {
        return outbound.link() != null;
    }

    public boolean closed() {
        return ending.closed();
    }

    /** Takes nothing more from either side; ends when what is queued has left, or when its time is up. */
    public void closeGracefully(CloseReason reason) {
        long patience = runtime.options().timeouts().drain().toNanos();
        // Never 0, which would be no time at all.
        if (ending.drain(reason, (System.nanoTime() + patience) | 1)) {
            outbound.drain();
        }
    }

    private void drained() {
        close(ending.drainReason());
    }

    /** Ends now, dropping what is queued. */
    public void close(CloseReason reason) {
        if (!ending.close()) {
            return;
        }
        runtime.sessions().remove(this);
        Outbound.Remains remains = outbound.close();
        upgrade.close();
        if (remains.poll() != null) {
            remains.poll().answer(List.of(farewell(reason)), () -> {});
        }
        if (remains.link() != null) {
            Close.apply(remains.link(), reason);
        }
        listener.onClose(reason);
    }

    private static Frame farewell(CloseReason reason) {
        return reason == CloseReason.TRANSPORT_CLOSE ? PacketType.NOOP_FRAME : PacketType.CLOSE_FRAME;
    }

    /** The client leaves. Its last poll may have been overtaken by this packet, on another connection: it is awaited. */
    private void goodbye() {
        if (onWebSocket() || outbound.poll() != null) {
            close(CloseReason.TRANSPORT_CLOSE);
            return;
        }
        ending.leave();
        runtime.scheduler().schedule(() -> close(CloseReason.TRANSPORT_CLOSE), LAST_POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    // Transports

    /** The first transport is a WebSocket. */
    void open(WebSocketLink link) {
        outbound.open(link);
    }

    Outbound.Attached attach(PendingPoll poll) {
        Outbound.Attached attached = outbound.attach(poll);
        if (attached == Outbound.Attached.WAITING) {
            settle(poll);
        }
        return attached;
    }

    private void settle(PendingPoll poll) {
        if (ending.leaving()) {
            close(CloseReason.TRANSPORT_CLOSE);
        } else if (upgrade.imminent()) {
            // The upgrade packet may be on its way: a little patience saves the client a lost round trip.
            runtime.scheduler().schedule(() -> outbound.release(poll), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Gives whether this link may try to take over. */
    boolean beginUpgrade(WebSocketLink link) {
        return !ending.begun() && upgrade.begin(link, System.nanoTime());
    }

    Upgrade upgrade() {
        return upgrade;
    }

    /** Gives whether the link that was probed is the session's transport from now on. */
    boolean upgradeTo(Probe probing) {
        boolean upgraded = upgrade.complete(probing);
        if (upgraded) {
            runtime.counters().upgrades.increment();
            flush();
        }
        return upgraded;
    }

    // Time

    /** Whether the client has missed its heartbeat, even if no tick has noticed yet. */
    boolean expired(long now) {
        return heart.stopped(now);
    }

    void tick(long now) {
        if (heart.stopped(now)) {
            close(CloseReason.PING_TIMEOUT);
        } else if (heart.pingDue(now)) {
            send(List.of(PacketType.PING_FRAME));
        }
        endWhatTakesTooLong(now);
        listener.onTick(now);
    }

    private void endWhatTakesTooLong(long now) {
        EngineTimeouts timeouts = runtime.options().timeouts();
        if (ending.overdrawn(now)) {
            drained();
        }
        upgrade.endIfLate(now, timeouts.upgrade().toNanos());
        WebSocketLink link = outbound.link();
        long since = link == null ? 0 : link.assemblingSince();
        if (since != 0 && now - since > timeouts.assembly().toNanos()) {
            close(CloseReason.LIMIT_EXCEEDED);
        }
    }

    /** Leaves out the id. */
    @Override
    public String toString() {
        return "EngineSession@" + Integer.toHexString(System.identityHashCode(this));
    }
}
