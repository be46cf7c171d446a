package dev.charla.api.socketio.engineio;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all sessions of one server share. One thread looks after all of them: a session has no timers of its own. */
final class EngineRuntime implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineRuntime.class);
    private static final long SHORTEST_TICK = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LONGEST_TICK = TimeUnit.MILLISECONDS.toNanos(500);

    private final EngineOptions options;
    private final Sessions sessions;
    private final EngineCounters counters = new EngineCounters();
    private final ThreadFactory threads =
            Thread.ofVirtual().name("socketio-", 0).factory();
    private final Executor executor = task -> newThread(task).start();
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("engineio-tick").factory());
    private final Flushers flushers =
            new Flushers(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8));

    EngineRuntime(EngineOptions options) {
        this.options = options;
        this.sessions = new Sessions(options.limits().sessions(), options.node());
        scheduler.setRemoveOnCancelPolicy(true);
        scheduler.scheduleAtFixedRate(this::tickAll, tick(), tick(), TimeUnit.NANOSECONDS);
    }

    /** Nanoseconds between two looks at each session: a fortieth of the shorter heartbeat time, within bounds. */
    long tick() {
        Heartbeat beat = options.heartbeat();
        long shorter = Math.min(beat.interval().toNanos(), beat.timeout().toNanos());
        return Math.clamp(shorter / 40, SHORTEST_TICK, LONGEST_TICK);
    }

    private void tickAll() {
        long now = System.nanoTime();
        for (EngineSession session : sessions.all()) {
            try {
                session.tick(now);
            } catch (RuntimeException e) {
                LOG.warn("A session could not be looked after; it will be tried again", e);
            }
        }
    }

    EngineOptions options() {
        return options;
    }

    Sessions sessions() {
        return sessions;
    }

    EngineCounters counters() {
        return counters;
    }

    private Thread newThread(Runnable task) {
        return threads.newThread(task);
    }

    Executor executor() {
        return executor;
    }

    ScheduledThreadPoolExecutor scheduler() {
        return scheduler;
    }

    Flushers flushers() {
        return flushers;
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        flushers.close();
    }
}
