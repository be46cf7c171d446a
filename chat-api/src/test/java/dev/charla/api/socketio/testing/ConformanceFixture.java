package dev.charla.api.socketio.testing;

import dev.charla.api.socketio.conformance.ConformanceServers;
import dev.charla.api.socketio.engineio.Heartbeat;
import dev.charla.api.socketio.jetty.JettyWebSockets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The conformance servers on a port of their own, once per test class. */
public final class ConformanceFixture implements BeforeAllCallback, AfterAllCallback {

    /** Pings as often as the suites expect, and more patient with a busy machine. */
    public static final Heartbeat HEARTBEAT = new Heartbeat(Duration.ofMillis(300), Duration.ofSeconds(5));

    private @Nullable ConformanceServers servers;
    private @Nullable TestServer server;

    @Override
    public void beforeAll(ExtensionContext context) {
        servers = new ConformanceServers(new JettyWebSockets(false), HEARTBEAT, Duration.ofSeconds(5));
        server = new TestServer(servers.handlers());
    }

    public int port() {
        return Objects.requireNonNull(server).port();
    }

    public Wire wire(String path) {
        return new Wire(port(), path);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Objects.requireNonNull(servers).close();
        Objects.requireNonNull(server).close();
    }
}
