package dev.charla.infrastructure.redis;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Connects before the first request is taken, and keeps alive what lapses otherwise as long as the node runs. What lapsed all the
 * same is looked for by a thread of its own, which may wait for the database.
 */
final class RedisLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLifecycle.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final int BEFORE_AXON = -1;

    private final RedisLink link;
    private final RedisChannels channels;
    private final RedisLiveSockets sockets;
    private final Duration renewal;
    private final Duration patience;
    private final Duration sweep;
    private @Nullable ScheduledExecutorService beats;
    private @Nullable ScheduledExecutorService sweeps;
    private boolean open;
    private volatile long openSince = System.nanoTime();

    RedisLifecycle(RedisLink link, RedisChannels channels, RedisLiveSockets sockets) {
        this.link = link;
        this.channels = channels;
        this.sockets = sockets;
        this.renewal = sockets.lease().dividedBy(3);
        this.patience = renewal.plus(BEAT.multipliedBy(2));
        this.sweep = sockets.lease().dividedBy(12);
        link.whenConnected(this::opened);
    }

    @Override
    public synchronized void start() {
        beats = thread("redis");
        sweeps = thread("presence");
        link.tryAgain();
        repeat(beats, BEAT, this::beat);
        repeat(beats, renewal, sockets::renew);
        var unused =
                sweeps.scheduleWithFixedDelay(this::sweep, sweep.toMillis(), sweep.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (beats != null) {
            halt();
            sockets.release();
        }
    }

    /** Does nothing any more, as if the node were killed. */
    synchronized void halt() {
        if (beats != null && sweeps != null) {
            beats.shutdownNow();
            sweeps.shutdownNow();
            beats = null;
            sweeps = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return beats != null;
    }

    @Override
    public int getPhase() {
        return BEFORE_AXON;
    }

    private void beat() {
        link.tryAgain();
        channels.beat();
        var before = open;
        open = link.isOpen();
        if (!open) {
            openSince = System.nanoTime();
        } else if (!before) {
            opened();
        }
    }

    private synchronized void opened() {
        openSince = System.nanoTime();
        if (beats != null) {
            beats.execute(() -> careful(sockets::renew));
        }
    }

    /** Where Redis was away, all nodes may renew what lapsed in it before anybody is said to be gone. */
    private void sweep() {
        try {
            sockets.tellWhoIsBack();
            if (link.isOpen() && System.nanoTime() - openSince > patience.toNanos()) {
                sockets.sweep();
            }
        } catch (RuntimeException failure) {
            LOG.warn("Who went or came back with another node could not be told; trying again", failure);
        }
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    private static void repeat(ScheduledExecutorService thread, Duration time, Runnable task) {
        var unused = thread.scheduleWithFixedDelay(
                () -> careful(task), time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What fails now is done again in a moment. */
    private static void careful(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.debug("Redis is away", failure);
        }
    }
}
