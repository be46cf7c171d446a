package dev.charla.faults;

import static org.awaitility.Awaitility.await;

import dev.charla.bench.Postgres;
import dev.charla.e2e.CharlaProcess;
import dev.charla.infrastructure.redis.RedisServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Servers with what they stand on, and the proxies between them and their clients. */
final class Cluster implements AutoCloseable {

    /** What {@link #ports} calls those that come in. */
    static final String CLIENTS = "of clients";

    static final String PASSWORD = "the weather is fine";

    /** As {@code deploy/nginx.conf} calls them. */
    private static final List<String> NODES = List.of("one", "two");

    private static final long NARROW_BYTES_PER_SECOND = 1_024;
    private static final Duration START_LIMIT = Duration.ofMinutes(8);

    private final Postgres postgres;
    private final Postgres.Database database;
    private final RedisServer redis;
    private final List<Node> nodes = new ArrayList<>();
    private final List<TcpProxy> fronts = new ArrayList<>();
    private final TcpProxy balancer = TcpProxy.to(this::shuffledPorts);
    private final TcpProxy narrow = TcpProxy.narrow(this::shuffledPorts, NARROW_BYTES_PER_SECOND);

    private @Nullable Nginx nginx;

    private Cluster(Postgres postgres, RedisServer redis) throws SQLException {
        this.postgres = postgres;
        this.redis = redis;
        this.database = postgres.create("charla");
    }

    /** @param directory for the data and the output of all of them */
    static Cluster start(Path directory) throws IOException, InterruptedException, SQLException {
        var cluster = new Cluster(Postgres.start(directory.resolve("postgres")), RedisServer.start(directory));
        for (var name : NODES) {
            var node = new Node(Files.createDirectories(directory.resolve(name)), cluster.settings(name));
            cluster.nodes.add(node);
            cluster.fronts.add(TcpProxy.to(node::ports));
        }
        cluster.awaitReady();
        cluster.nginx = Nginx.start(
                directory.resolve("nginx"),
                cluster.fronts.stream().map(TcpProxy::url).toList());
        return cluster;
    }

    private Map<String, String> settings(String name) {
        var settings = new HashMap<String, String>();
        settings.put(CharlaProcess.ADMIN_PASSWORD, PASSWORD);
        settings.put("spring.datasource.url", database.url() + "?socketTimeout=20");
        settings.put("spring.datasource.username", database.user());
        settings.put("spring.datasource.password", database.user());
        settings.put("charla.backplane", "redis");
        settings.put("spring.data.redis.url", redis.url());
        settings.put("charla.socketio.node", name);
        settings.put("server.forward-headers-strategy", "native");
        settings.put("charla.limits.enabled", "false");
        // Frozen ones are noticed within seconds, so that there is time for many faults.
        settings.put("charla.socketio.ping-interval", "4s");
        settings.put("charla.socketio.ping-timeout", "4s");
        settings.put("charla.socketio.recovery-window", "20s");
        settings.put("charla.socketio.shutdown-jitter", "1s");
        return settings;
    }

    /** Waits until all servers are there. */
    void awaitReady() {
        await("all servers")
                .atMost(START_LIMIT)
                .until(() -> nodes.stream().allMatch(node -> node.process().isPresent()));
    }

    private List<Integer> shuffledPorts() {
        var ports = new ArrayList<>(
                nodes.stream().flatMap(node -> node.ports().stream()).toList());
        Collections.shuffle(ports);
        return ports;
    }

    Postgres postgres() {
        return postgres;
    }

    Postgres.Database database() {
        return database;
    }

    RedisServer redis() {
        return redis;
    }

    List<Node> nodes() {
        return nodes;
    }

    /** Of one server each. */
    List<TcpProxy> fronts() {
        return fronts;
    }

    /** To any server. */
    TcpProxy balancer() {
        return balancer;
    }

    /** To any server, and slow. */
    TcpProxy narrow() {
        return narrow;
    }

    /** The way that is open to clients of any kind. */
    URI entrance() {
        return Objects.requireNonNull(nginx).url();
    }

    /** All but the narrow one, which is a fault of its own. */
    List<TcpProxy> wideProxies() {
        var all = new ArrayList<>(fronts);
        all.add(balancer);
        return all;
    }

    /** What a server has behind its ports and those that it is connected to. */
    Map<Integer, String> ports(CharlaProcess node) {
        return Map.of(
                node.url().getPort(), CLIENTS,
                database.port(), "to PostgreSQL",
                redis.port(), "to Redis");
    }

    /** From here on nobody comes in by the entrance, and nothing of it stays open. */
    void shutEntrance() throws InterruptedException {
        if (nginx != null) {
            nginx.close();
        }
    }

    long cuts() {
        return wideProxies().stream().mapToLong(TcpProxy::cuts).sum();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (var node : nodes) {
            node.close();
        }
        shutEntrance();
        for (var proxy : wideProxies()) {
            proxy.close();
        }
        narrow.close();
        redis.close();
        postgres.close();
    }
}
