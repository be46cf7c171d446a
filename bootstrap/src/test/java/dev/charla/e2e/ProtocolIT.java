package dev.charla.e2e;

import dev.charla.api.socketio.SocketIoOptions;
import dev.charla.api.socketio.testing.FeatureServer;
import dev.charla.api.socketio.testing.InMemoryRecovery;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The official client against the Socket.IO layer alone, with recovery and something to recover. */
@TestInstance(Lifecycle.PER_CLASS)
class ProtocolIT {

    private static final long TICK_MILLIS = 5;

    private final InMemoryRecovery recovery = new InMemoryRecovery();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private FeatureServer server;

    @BeforeAll
    void startServer() {
        var options = SocketIoOptions.defaults();
        var handshakes = options.engine().handshakes().withOrigins("http://good.example"::equals);
        server = new FeatureServer(options.withEngine(options.engine().withHandshakes(handshakes)), recovery);
        var ticks = new AtomicInteger();
        timer.scheduleAtFixedRate(
                () -> recovery.emit(server.main(), "ticks", "tick", ticks.getAndIncrement()),
                TICK_MILLIS,
                TICK_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    @AfterAll
    void stopServer() {
        timer.shutdownNow();
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> officialClient() {
        var environment = Map.of(
                "CHARLA_URL", "http://localhost:" + server.port(),
                "CHARLA_ADMIN_EMAIL", "nobody",
                "CHARLA_ADMIN_PASSWORD", "nothing");
        return NodeScript.named("protocol.mjs").run(environment).stream();
    }
}
