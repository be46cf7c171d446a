package dev.charla.api.security;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Checks the identities of sockets of this node again and again, as long as the node runs. */
public final class IdentityWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityWatch.class);

    /** Leaves time for the check itself within the five seconds that an ended identity may live on. */
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final String sockets;
    private final Runnable check;
    private final Runnable afterLast;
    private @Nullable ScheduledExecutorService thread;

    /**
     * @param sockets which ones they are, for the log
     * @param check ends those whose identity does not hold any more
     * @param afterLast done once when the node stops, after the last check has begun
     */
    public IdentityWatch(String sockets, Runnable check, Runnable afterLast) {
        this.sockets = sockets;
        this.check = check;
        this.afterLast = afterLast;
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("identity-watch").daemon().factory());
        thread.scheduleWithFixedDelay(this::check, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
            afterLast.run();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** A database that is away proves nothing against anybody: the sockets stay, and are looked at again. */
    private void check() {
        try {
            check.run();
        } catch (RuntimeException failure) {
            LOG.warn("The identities of the {} could not be checked", sockets, failure);
        }
    }
}
