package dev.charla.api.socketio.engineio;

import org.jspecify.annotations.Nullable;

/**
 * The step of one session from polling to WebSocket (Engine.IO v4, "Upgrade"). One link at a time may try; a session whose transport is
 * a WebSocket takes no other. No I/O happens under its monitor.
 */
final class Upgrade {

    private final Outbound outbound;
    private @Nullable Probe probe;
    private boolean over;

    Upgrade(Outbound outbound) {
        this.outbound = outbound;
    }

    /** Gives whether this link may try to take over. */
    synchronized boolean begin(WebSocketLink link, long now) {
        if (over || probe != null || outbound.link() != null) {
            return false;
        }
        probe = new Probe(link, now);
        return true;
    }

    /** The probe of this link, as long as it is under way. */
    synchronized @Nullable Probe of(WebSocketLink link) {
        return probe != null && probe.link() == link ? probe : null;
    }

    void answer(Probe probing) {
        // Only a poll from before the answer: a later one may be overtaken by the upgrade, and is given time for that.
        PendingPoll waiting = outbound.poll();
        probing.answer();
        if (waiting != null) {
            outbound.release(waiting);
        }
    }

    /** Whether the client may send its upgrade packet any moment. */
    boolean imminent() {
        Probe probing = current();
        return probing != null && probing.answered();
    }

    private synchronized @Nullable Probe current() {
        return probe;
    }

    /** Gives whether the link is the session's transport from now on. What waits for it is still to be flushed. */
    boolean complete(Probe probing) {
        return end(probing) && outbound.open(probing.link());
    }

    /** Gives false if it has ended already. */
    synchronized boolean end(Probe probing) {
        if (probe != probing) {
            return false;
        }
        probe = null;
        return true;
    }

    /** @param patience nanoseconds that a link may take from its opening to its {@code upgrade} packet */
    void endIfLate(long now, long patience) {
        Probe probing = current();
        if (probing != null && now - probing.since() > patience && end(probing)) {
            probing.link().close(Close.NORMAL);
        }
    }

    /** For good: a link that is trying now is closed, and none may try any more. */
    void close() {
        Probe probing;
        synchronized (this) {
            over = true;
            probing = probe;
            probe = null;
        }
        if (probing != null) {
            probing.link().close(Close.NORMAL);
        }
    }
}
