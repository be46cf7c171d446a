package dev.charla.api.socketio.engineio;

import java.util.ArrayList;
import java.util.List;

/**
 * One broadcast under way: frames are queued on sessions first and written only at {@link #flush()}, which the caller
 * invokes after it has let go of its locks. Belongs to one thread.
 */
public final class Fanout {

    private static final int INLINE = 8;

    private final Flushers flushers;
    private final List<EngineSession> dirty = new ArrayList<>();
    private final List<EngineSession> overflowing = new ArrayList<>(0);

    Fanout(Flushers flushers) {
        this.flushers = flushers;
    }

    /** Queues frames that belong together. */
    public void queue(EngineSession session, List<Frame> frames) {
        switch (session.offer(frames)) {
            case DONE -> {}
            case FLUSH -> dirty.add(session);
            case OVERFLOW -> overflowing.add(session);
        }
    }

    /** Ends, after {@link #flush()}, a session for which more waits above this layer than may. */
    public void giveUp(EngineSession session) {
        overflowing.add(session);
    }

    /** Writes: a few sessions in this thread, if there is little to do otherwise, else in the threads made for it. */
    public void flush() {
        if (dirty.size() <= INLINE && !flushers.crowded()) {
            dirty.forEach(EngineSession::flush);
        } else {
            Flushers.Batch batch = flushers.batch();
            dirty.forEach(batch::add);
            batch.submit();
        }
        overflowing.forEach(session -> session.close(CloseReason.SLOW_CONSUMER));
    }
}
