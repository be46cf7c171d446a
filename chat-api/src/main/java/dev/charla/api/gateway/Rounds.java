package dev.charla.api.gateway;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one piece of work when somebody asks for it: at once if it rested, never twice at a time, and with a pause after each
 * round. However often it is asked for in the meantime, one more round follows. A round that fails is logged and not repeated.
 */
public final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final Runnable work;
    private final Executor threads;
    private final Executor afterPause;
    private final AtomicInteger asked = new AtomicInteger();

    /**
     * @param threads where the work is done when it rested
     * @param afterPause runs a task when the pause is over, in a thread that the work may keep
     */
    public Rounds(Runnable work, Executor threads, Executor afterPause) {
        this.work = work;
        this.threads = threads;
        this.afterPause = afterPause;
    }

    /** Returns without waiting. What the caller did before is there for the round that follows. */
    public void ask() {
        if (asked.getAndIncrement() == 0) {
            threads.execute(this::round);
        }
    }

    private void round() {
        var answered = asked.get();
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.warn("A round failed", failure);
        }
        afterPause.execute(() -> goOn(answered));
    }

    private void goOn(int answered) {
        if (asked.addAndGet(-answered) > 0) {
            round();
        }
    }
}
