package dev.charla.api.gateway;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Checks the identities of this node's sockets again and again, as long as the node runs. */
final class IdentityWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityWatch.class);

    /** Leaves time for the check itself within the five seconds that an ended identity may live on. */
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final LiveIdentities identities;
    private @Nullable ScheduledExecutorService thread;

    IdentityWatch(LiveIdentities identities) {
        this.identities = identities;
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
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** A database that is away proves nothing against anybody: the sockets stay, and are looked at again. */
    private void check() {
        try {
            identities.check();
        } catch (RuntimeException failure) {
            LOG.warn("The identities of the sockets could not be checked", failure);
        }
    }
}
