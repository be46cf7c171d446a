package dev.charla.api.socketio.engineio;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One client's session, whatever transport carries it. All methods may be called from any thread. */
public final class EngineSession {

    private static final long PATIENCE_MILLIS = 100;
    private static final long LAST_POLL_MILLIS = 250;

    private final EngineRuntime runtime;
    private final String id;
    private final ConnectionRequest request;
    private final Outbound outbound;
    private final Heart heart;
    private final EngineListener listener;

    private @Nullable Probe probe;
    private boolean posting;
    private boolean closed;
    private boolean leaving;
    private long drainBy;
    private CloseReason drainReason = CloseReason.FORCED_CLOSE;

    EngineSession(
            EngineRuntime runtime,
            String id,
            ConnectionRequest request,
            Function<EngineSession, EngineListener> listeners) {
        this.runtime = runtime;
        this.id = id;
        this.request = request;
        this.outbound = new Outbound(runtime.options().limits(), this::close, this::drained);
        this.heart = new Heart(runtime.options().heartbeat(), 2 * runtime.tick(), System.nanoTime());
        this.listener = listeners.apply(this);
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

    public boolean onWebSocket() {
        return outbound.link() != null;
    }

    public synchronized boolean closed() {
        return closed;
    }

    /** Takes nothing more from either side; ends when what is queued has left, or when its time is up. */
    public void closeGracefully(CloseReason reason) {
        synchronized (this) {
            if (closed || drainBy != 0) {
                return;
            }
            drainReason = reason;
            drainBy = System.nanoTime() + runtime.options().timeouts().drain().toNanos();
        }
        outbound.drain();
    }

    private void drained() {
        CloseReason reason;
        synchronized (this) {
            reason = drainReason;
        }
        close(reason);
    }

    /** Ends now, dropping what is queued. */
    public void close(CloseReason reason) {
        Probe probing;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            probing = probe;
            probe = null;
        }
        runtime.sessions().remove(this);
        Outbound.Remains remains = outbound.close();
        if (probing != null) {
            probing.link().close(Close.NORMAL);
        }
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

    // Inbound

    /** Gives whether it was a packet that may come here. */
    boolean onTextPacket(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return malformed();
        }
        switch (buffer[offset]) {
            case PacketType.MESSAGE -> message(buffer, offset + 1, length - 1);
            case PacketType.PONG -> heart.pong(System.nanoTime());
            case PacketType.CLOSE -> goodbye();
            case PacketType.NOOP -> {}
            default -> {
                return malformed();
            }
        }
        return true;
    }

    /** The client leaves. Its last poll may have been overtaken by this packet, on another connection: it is awaited. */
    private void goodbye() {
        if (onWebSocket() || outbound.poll() != null) {
            close(CloseReason.TRANSPORT_CLOSE);
            return;
        }
        synchronized (this) {
            leaving = true;
        }
        runtime.scheduler().schedule(() -> close(CloseReason.TRANSPORT_CLOSE), LAST_POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private boolean malformed() {
        close(CloseReason.PARSE_ERROR);
        return false;
    }

    private void message(byte[] buffer, int offset, int length) {
        if (accepting()) {
            listener.onText(buffer, offset, length);
        }
    }

    boolean onBinaryPacket(byte[] data) {
        if (accepting()) {
            listener.onBinary(data);
        }
        return true;
    }

    private synchronized boolean accepting() {
        return !closed && !leaving && drainBy == 0;
    }

    /** Whether the caller may read a POST body; if not, another one is being read. */
    synchronized boolean beginPost() {
        if (posting) {
            return false;
        }
        posting = true;
        return true;
    }

    synchronized void endPost() {
        posting = false;
    }

    // Transports

    /** The first transport is a WebSocket. */
    void open(WebSocketLink link) {
        outbound.open(link);
    }

    Outbound.Attached attach(PendingPoll poll) {
        Outbound.Attached attached = outbound.attach(poll);
        if (attached == Outbound.Attached.WAITING && isLeaving()) {
            close(CloseReason.TRANSPORT_CLOSE);
        }
        Probe probing = currentProbe();
        if (attached == Outbound.Attached.WAITING && probing != null && probing.answered()) {
            // The upgrade packet may be on its way: a little patience saves the client a lost round trip.
            runtime.scheduler().schedule(() -> outbound.release(poll), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        }
        return attached;
    }

    private synchronized boolean isLeaving() {
        return leaving;
    }

    private synchronized @Nullable Probe currentProbe() {
        return probe;
    }

    /** Gives whether this link may try to take over. */
    synchronized boolean beginProbe(WebSocketLink link) {
        if (closed || leaving || drainBy != 0 || probe != null || onWebSocket()) {
            return false;
        }
        probe = new Probe(link, System.nanoTime());
        return true;
    }

    void answerProbe(Probe probing) {
        // Only a poll from before the answer: a later one may be overtaken by the upgrade, and is given time for that.
        PendingPoll waiting = outbound.poll();
        probing.answer();
        if (waiting != null) {
            outbound.release(waiting);
        }
    }

    /** Gives whether the link is the session's transport from now on. */
    boolean upgrade(Probe probing) {
        synchronized (this) {
            if (closed || probe != probing) {
                return false;
            }
            probe = null;
        }
        if (!outbound.open(probing.link())) {
            return false;
        }
        runtime.counters().upgrades.increment();
        flush();
        return true;
    }

    synchronized @Nullable Probe probeOf(WebSocketLink link) {
        return probe != null && probe.link() == link ? probe : null;
    }

    synchronized void endProbe(Probe probing) {
        if (probe == probing) {
            probe = null;
        }
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
        if (overdrawn(now)) {
            drained();
        }
        Probe probing = currentProbe();
        if (probing != null && now - probing.since() > timeouts.upgrade().toNanos()) {
            endProbe(probing);
            probing.link().close(Close.NORMAL);
        }
        WebSocketLink link = outbound.link();
        long since = link == null ? 0 : link.assemblingSince();
        if (since != 0 && now - since > timeouts.assembly().toNanos()) {
            close(CloseReason.LIMIT_EXCEEDED);
        }
    }

    private synchronized boolean overdrawn(long now) {
        return drainBy != 0 && now - drainBy > 0;
    }

    /** Leaves out the id. */
    @Override
    public String toString() {
        return "EngineSession@" + Integer.toHexString(System.identityHashCode(this));
    }
}
