package dev.charla.infrastructure.redis;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Connects before the first request is taken, and keeps alive what lapses otherwise as long as the node runs. */
final class RedisLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLifecycle.class);
    private static final long BEAT_SECONDS = 1;
    private static final long RENEWAL_SECONDS = RedisLiveSockets.LEASE.toSeconds() / 3;
    private static final int BEFORE_AXON = -1;

    private final RedisLink link;
    private final RedisChannels channels;
    private final RedisLiveSockets sockets;
    private @Nullable ScheduledExecutorService thread;

    RedisLifecycle(RedisLink link, RedisChannels channels, RedisLiveSockets sockets) {
        this.link = link;
        this.channels = channels;
        this.sockets = sockets;
        link.whenConnected(() -> later(sockets::renew));
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("redis").daemon().factory());
        link.tryAgain();
        var beats = thread.scheduleWithFixedDelay(() -> careful(this::beat), 0, BEAT_SECONDS, TimeUnit.SECONDS);
        var renewals = thread.scheduleWithFixedDelay(
                () -> careful(sockets::renew), RENEWAL_SECONDS, RENEWAL_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
            sockets.release();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return BEFORE_AXON;
    }

    private void beat() {
        link.tryAgain();
        channels.beat();
    }

    private synchronized void later(Runnable task) {
        if (thread != null) {
            thread.execute(() -> careful(task));
        }
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
