package dev.charla.api.gateway;

import dev.charla.api.socketio.SocketIoServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Ends the sockets before the web server stops: readiness is off by then, requests are still served, and the clients come
 * back spread out.
 */
final class SocketIoLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SocketIoLifecycle.class);

    private final SocketIoServer server;
    private final Duration jitter;
    private final AtomicBoolean running = new AtomicBoolean();

    /** @param jitter within which the connections are closed */
    SocketIoLifecycle(SocketIoServer server, Duration jitter) {
        this.server = server;
        this.jitter = jitter;
    }

    @Override
    public void start() {
        running.set(true);
    }

    @Override
    public void stop() {
        if (running.compareAndSet(true, false)) {
            LOG.info("Closing the sockets within {}", jitter);
            server.close(jitter);
        }
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }
}
