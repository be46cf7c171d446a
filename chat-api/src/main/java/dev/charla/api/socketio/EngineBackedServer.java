package dev.charla.api.socketio;

import dev.charla.api.socketio.engineio.CloseReason;
import dev.charla.api.socketio.engineio.EngineServer;
import dev.charla.api.socketio.engineio.EngineSession;
import dev.charla.api.socketio.engineio.EngineStats;
import dev.charla.api.socketio.engineio.WebSocketUpgrade;
import dev.charla.api.socketio.packet.PacketEncoder;
import dev.charla.api.socketio.packet.WireJson;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.HttpRequestHandler;
import tools.jackson.databind.json.JsonMapper;

/** The server: its namespaces on top of an engine. */
final class EngineBackedServer implements SocketIoServer, ServerCore {

    private final SocketIoOptions options;
    private final JsonMapper mapper;
    private final PacketEncoder encoder;
    private final WireJson wireJson;
    private final Adapter adapter;
    private final @Nullable RecoveryDesk recovery;
    private final SocketIoCounters counters = new SocketIoCounters();
    private final SecureRandom random = new SecureRandom();
    private final Map<String, ServerNamespace> namespaces = new ConcurrentHashMap<>();
    private final Countdown sessions = new Countdown();
    private final Countdown farewells = new Countdown();
    private final EngineServer engine;

    EngineBackedServer(
            SocketIoOptions options,
            WebSocketUpgrade webSockets,
            JsonMapper mapper,
            Adapter adapter,
            @Nullable Recovery recovery) {
        this.options = options;
        this.mapper = mapper;
        this.encoder = new PacketEncoder(mapper);
        this.wireJson = new WireJson(options.limits().packets());
        this.adapter = adapter;
        this.recovery = recovery == null ? null : new RecoveryDesk(recovery, counters);
        this.engine = new EngineServer(options.engine(), webSockets, this::newConnection);
        adapter.start(this::receive);
        if (this.recovery != null) {
            this.recovery.keepLiving(engine.scheduler(), engine.executor());
        }
    }

    private ClientConnection newConnection(EngineSession session) {
        return new ClientConnection(this, session);
    }

    private void receive(Adapter.Message message) {
        ServerNamespace namespace = find(message.target().namespace());
        if (namespace != null) {
            namespace.receive(message);
        }
    }

    @Override
    public Namespace namespace(String name) {
        if (!name.startsWith("/") || name.contains(",")) {
            throw new IllegalArgumentException("A namespace starts with / and has no comma: " + name);
        }
        return namespaces.computeIfAbsent(name, newName -> new ServerNamespace(this, newName));
    }

    @Override
    public @Nullable ServerNamespace find(String name) {
        return namespaces.get(name);
    }

    @Override
    public HttpRequestHandler httpHandler() {
        return engine;
    }

    @Override
    public SocketIoStats stats() {
        EngineStats below = engine.stats();
        return new SocketIoStats(
                below.polling(),
                below.webSocket(),
                namespaces.values().stream()
                        .mapToLong(namespace -> namespace.local().count())
                        .sum(),
                namespaces.values().stream()
                        .mapToLong(namespace -> namespace.local().rooms().count())
                        .sum(),
                counters.eventsReceived.sum(),
                counters.deliveries.sum(),
                counters.handlerFailures.sum(),
                below.upgrades(),
                counters.recoveries.sum(),
                counters.failedRecoveries.sum(),
                below.waitingPackets(),
                below.waitingBytes(),
                below.rejected(),
                counters.disconnects());
    }

    @Override
    public void close(Duration jitter) {
        engine.refuseNewcomers();
        engine.sessions().forEach(session -> closeSoon(session, jitter));
        Duration drain = options.engine().timeouts().drain();
        sessions.await(jitter.plus(drain));
        farewells.await(drain);
        engine.close();
        adapter.close();
    }

    private void closeSoon(EngineSession session, Duration jitter) {
        long delay = jitter.isZero() ? 0 : ThreadLocalRandom.current().nextLong(jitter.toNanos());
        engine.scheduler()
                .schedule(() -> session.closeGracefully(CloseReason.SERVER_SHUTTING_DOWN), delay, TimeUnit.NANOSECONDS);
    }

    // What the parts share

    @Override
    public SocketIoOptions options() {
        return options;
    }

    @Override
    public EngineServer engine() {
        return engine;
    }

    @Override
    public Executor executor() {
        return engine.executor();
    }

    @Override
    public JsonMapper mapper() {
        return mapper;
    }

    @Override
    public PacketEncoder encoder() {
        return encoder;
    }

    @Override
    public WireJson wireJson() {
        return wireJson;
    }

    @Override
    public Adapter adapter() {
        return adapter;
    }

    @Override
    public @Nullable RecoveryDesk recovery() {
        return recovery;
    }

    @Override
    public SocketIoCounters counters() {
        return counters;
    }

    @Override
    public Countdown sessions() {
        return sessions;
    }

    @Override
    public Countdown farewells() {
        return farewells;
    }

    @Override
    public SecureRandom random() {
        return random;
    }
}
