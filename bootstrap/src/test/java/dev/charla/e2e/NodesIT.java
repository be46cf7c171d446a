package dev.charla.e2e;

import dev.charla.infrastructure.redis.RedisServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes that start together on an empty PostgreSQL, with a Redis between them. */
@TestInstance(Lifecycle.PER_CLASS)
class NodesIT {

    /** Log-ins of an account that may fail at once. */
    private static final int FAILURES = 3;

    private static final String IDENTITY_SECRET = "an identity secret of the shop's";
    private static final String BRIDGE_SECRET = "a secret of the bridge's, long enough";

    private EmbeddedPostgres postgres;
    private RedisServer redis;
    private List<CharlaProcess> nodes = List.of();

    @BeforeAll
    void startNodes(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path home) throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        redis = RedisServer.start(home);
        nodes = Stream.of("one", "two")
                .map(home::resolve)
                .map(node -> CompletableFuture.supplyAsync(() -> node(node)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    @AfterAll
    void stopNodes() throws Exception {
        for (var node : nodes) {
            node.close();
        }
        redis.close();
        postgres.close();
    }

    @TestFactory
    Stream<DynamicTest> script() {
        var environment = new HashMap<String, String>();
        environment.put("REDIS_PROGRAM", redis.program().toString());
        environment.put("REDIS_PORT", Integer.toString(redis.port()));
        environment.put("REDIS_PID", Long.toString(redis.pid()));
        environment.put("CHARLA_OTHER_URL", nodes.getLast().url().toString());
        environment.put("CHARLA_PID", Long.toString(nodes.getFirst().pid()));
        environment.put("CHARLA_IDENTITY_SECRET", IDENTITY_SECRET);
        environment.put("CHARLA_BRIDGE_SECRET", BRIDGE_SECRET);
        environment.put("CHARLA_FAILURES", Integer.toString(FAILURES));
        return NodeScript.named("nodes.mjs").run(nodes.getFirst(), environment).stream();
    }

    private CharlaProcess node(Path home) {
        try {
            Files.createDirectory(home);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return CharlaProcess.start(
                home,
                Map.ofEntries(
                        Map.entry(CharlaProcess.ADMIN_PASSWORD, "correct horse"),
                        Map.entry("charla.sites[0].domain", "localhost"),
                        Map.entry("charla.sites[0].api-key", "local"),
                        Map.entry("charla.sites[0].identity-secret", IDENTITY_SECRET),
                        Map.entry("charla.bridge.secret", BRIDGE_SECRET),
                        Map.entry("charla.limits.login.per-account", Integer.toString(FAILURES)),
                        Map.entry("charla.limits.login.within", "1h"),
                        Map.entry("charla.limits.redis-wait", "1s"),
                        Map.entry("charla.presence.node-lease", "10s"),
                        Map.entry("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres")),
                        Map.entry("spring.datasource.username", "postgres"),
                        Map.entry("charla.backplane", "redis"),
                        Map.entry("spring.data.redis.url", redis.url())));
    }
}
