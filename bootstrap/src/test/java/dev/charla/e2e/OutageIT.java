package dev.charla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.charla.bench.Postgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A server whose PostgreSQL goes away, comes back, and is restored. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class OutageIT {

    private static final String PASSWORD = "correct horse";
    private static final Path OPERATIONS = Path.of("..", "docs", "operations.md");

    private Path home;
    private Postgres postgres;
    private Postgres.Database database;
    private CharlaProcess charla;

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) throws IOException, SQLException {
        home = directory;
        postgres = Postgres.start(home.resolve("postgres"));
        database = postgres.create("charla");
        charla = started();
    }

    @AfterAll
    void stop() throws IOException, InterruptedException {
        charla.close();
        postgres.close();
    }

    @Order(1)
    @Test
    void refusesForNowAndGoesOnWhenTheDatabaseIsBack() throws Throwable {
        var control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        control.createContext("/kill", exchange -> {
            postgres.kill();
            done(exchange);
        });
        control.createContext("/start", exchange -> {
            postgres.startAgain();
            done(exchange);
        });
        control.start();
        try {
            var url = "http://127.0.0.1:" + control.getAddress().getPort();
            for (var test : NodeScript.named("outage.mjs").run(charla, Map.of("CHARLA_DATABASE", url))) {
                test.getExecutable().execute();
            }
        } finally {
            control.stop(0);
        }
        assertThat(charla.output()).doesNotContain("while it is away");
    }

    /** The line that {@code docs/operations.md} tells operators to run after they have restored an earlier point. */
    @Order(2)
    @Test
    void hasAnotherEpochAfterTheLineForRestores() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var chat = Caller.visitor(http, charla.url()).opensChat(charla.url(), "before the restore");
            var before = epoch(http, chat);
            charla.kill();
            try (var connection = DriverManager.getConnection(database.url(), database.user(), database.user());
                    var statement = connection.createStatement()) {
                assertThat(statement.executeUpdate(lineForRestores())).isOne();
            }
            charla = started();
            assertThat(epoch(http, chat)).isNotEqualTo(before);
        }
    }

    private String epoch(HttpClient http, String chat) {
        var answer = Caller.commercial(http, charla.url(), PASSWORD).get(charla.url(), "/v2/messages/chat/" + chat);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Caller.json(answer).get("epoch").asString();
    }

    private static String lineForRestores() throws IOException {
        return Files.readAllLines(OPERATIONS).stream()
                .filter(line -> line.startsWith("update installation"))
                .findFirst()
                .orElseThrow();
    }

    private static void done(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private CharlaProcess started() throws IOException {
        return CharlaProcess.start(
                Files.createDirectories(home.resolve("node")),
                Map.of(
                        CharlaProcess.ADMIN_PASSWORD,
                        PASSWORD,
                        "charla.limits.enabled",
                        "false",
                        "spring.datasource.url",
                        database.url(),
                        "spring.datasource.username",
                        database.user(),
                        "spring.datasource.password",
                        database.user()));
    }
}
