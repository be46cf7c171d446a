package dev.charla.api.socketio;

import dev.charla.api.socketio.SentOffsets.Step;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the client of one socket needs to go on after a break: its {@code pid}, and where it stands in the streams that it follows. */
final class Continuation {

    private volatile @Nullable String pid;
    private volatile boolean recovered;

    /** What was sent, in the order in which it was queued; null as long as there was nothing to recover from. */
    private @Nullable Trail trail;

    /** Whether what was kept of it elsewhere is not all that is needed there any more. */
    private boolean changed;

    /** The client's credential; null if it could not come back anyway. */
    @Nullable
    String pid() {
        return pid;
    }

    boolean recovered() {
        return recovered;
    }

    void begin(String newPid) {
        pid = newPid;
    }

    /** The client has come back. */
    synchronized void resume(String earlierPid, Trail from) {
        pid = earlierPid;
        trail = from;
        recovered = true;
    }

    /**
     * Notes what is sent. Callers that hold this object's monitor until it is queued give the trail the order of the wire.
     *
     * @param roomsChanged so that it is needed elsewhere, even where the last event's place tells everything else
     * @return whether what was kept elsewhere is not enough any more, for the first time since it was {@link #soFar taken}
     */
    synchronized boolean note(Step step, boolean roomsChanged) {
        Trail known = trail == null ? new Trail(Map.of()) : trail;
        trail = known;
        known.add(step);
        if (changed || !(roomsChanged || known.followsSeveral())) {
            return false;
        }
        changed = true;
        return true;
    }

    /** Whether the socket begins without anything kept elsewhere that is enough: its recovery took that, or it was noted too early. */
    synchronized boolean unkept() {
        changed |= recovered;
        return changed;
    }

    /** What was sent until now, to be kept elsewhere; null when there is nothing to go on with. */
    synchronized @Nullable SentOffsets soFar() {
        changed = false;
        return trail == null ? null : trail.snapshot().soFar();
    }

    /** All that was sent. */
    synchronized SentOffsets sent() {
        return trail == null ? SentOffsets.NONE : trail.snapshot();
    }
}
