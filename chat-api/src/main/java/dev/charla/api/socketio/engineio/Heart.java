package dev.charla.api.socketio.engineio;

/**
 * The heartbeat of one session. Guarded by one monitor, so that a pong that comes while the ping is being sent can't be
 * taken for a missing one.
 */
final class Heart {

    private final long interval;
    private final long timeout;
    private final long tolerance;
    private long lastBeat;
    private long pingedAt;
    private boolean waiting;

    /** @param tolerance how late a tick may be without the client having to pay for it */
    Heart(Heartbeat heartbeat, long tolerance, long now) {
        this.interval = heartbeat.interval().toNanos();
        this.timeout = heartbeat.timeout().toNanos();
        this.tolerance = tolerance;
        this.lastBeat = now;
    }

    /** Whether a ping is due now; if so, it counts as sent. */
    synchronized boolean pingDue(long now) {
        if (waiting || now - lastBeat < interval) {
            return false;
        }
        waiting = true;
        pingedAt = now;
        return true;
    }

    synchronized void pong(long now) {
        waiting = false;
        lastBeat = now;
    }

    /** Whether the pong is overdue. A ping that left late, because the process was halted, earns its pong more time. */
    synchronized boolean stopped(long now) {
        return waiting && now - lastBeat >= interval + timeout && now - pingedAt >= timeout - tolerance;
    }
}
