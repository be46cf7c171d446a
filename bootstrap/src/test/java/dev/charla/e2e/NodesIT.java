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
                Map.of(
                        CharlaProcess.ADMIN_PASSWORD,
                        "correct horse",
                        "charla.limits.login.per-account",
                        Integer.toString(FAILURES),
                        "charla.limits.login.within",
                        "1h",
                        "spring.datasource.url",
                        postgres.getJdbcUrl("postgres", "postgres"),
                        "spring.datasource.username",
                        "postgres",
                        "charla.backplane",
                        "redis",
                        "spring.data.redis.url",
                        redis.url()));
    }
}
