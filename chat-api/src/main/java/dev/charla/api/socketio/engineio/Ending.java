package dev.charla.api.socketio.engineio;

/**
 * How far the end of one session has come: its client may have said goodbye, it may be draining, both, or it has ended. There is no
 * way back.
 */
final class Ending {

    private boolean closed;
    private boolean leaving;

    /** Until when what is queued may leave, in the terms of {@link System#nanoTime()}; 0 if the session does not drain. */
    private long drainBy;

    private CloseReason drainReason = CloseReason.FORCED_CLOSE;

    /** Whether it has begun: from then on neither packets nor another transport are taken. */
    synchronized boolean begun() {
        return closed || leaving || drainBy != 0;
    }

    /** The client has said goodbye. */
    synchronized void leave() {
        leaving = true;
    }

    synchronized boolean leaving() {
        return leaving;
    }

    /**
     * @param reason what the session will have ended for
     * @param until never 0
     * @return false if it drains or has ended already
     */
    synchronized boolean drain(CloseReason reason, long until) {
        if (closed || drainBy != 0) {
            return false;
        }
        drainReason = reason;
        drainBy = until;
        return true;
    }

    synchronized CloseReason drainReason() {
        return drainReason;
    }

    /** Whether draining has taken longer than it may. */
    synchronized boolean overdrawn(long now) {
        return drainBy != 0 && now - drainBy > 0;
    }

    /** @return false if the session has ended already */
    synchronized boolean close() {
        if (closed) {
            return false;
        }
        closed = true;
        return true;
    }

    synchronized boolean closed() {
        return closed;
    }
}
