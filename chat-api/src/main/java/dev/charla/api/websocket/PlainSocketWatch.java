package dev.charla.api.websocket;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks after this node's plain WebSockets again and again, as long as the node runs, and closes them when it stops. */
final class PlainSocketWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PlainSocketWatch.class);

    /** Leaves time for the check itself within the five seconds that an ended identity may live on. */
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final PlainSockets sockets;
    private @Nullable ScheduledExecutorService thread;

    PlainSocketWatch(PlainSockets sockets) {
        this.sockets = sockets;
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("plain-socket-watch").daemon().factory());
        thread.scheduleWithFixedDelay(this::check, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
            sockets.closeAll();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** A database that is away proves nothing against anybody: the sockets stay, and are looked at again. */
    private void check() {
        try {
            sockets.check();
        } catch (RuntimeException failure) {
            LOG.warn("The plain WebSockets could not be checked", failure);
        }
    }
}
