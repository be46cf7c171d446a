package dev.charla.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL that keeps what it has committed: a commit is on the disk before it is answered. It can be killed and started
 * again, on the same port.
 */
public final class Postgres implements AutoCloseable {

    private static final String USER = "postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path data;
    private EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    /** @param data a directory on the disk to be measured; what is there goes away */
    public static Postgres start(Path data) throws IOException, SQLException {
        // It tells of each step, and complains when it is to stop one that was killed.
        ((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.OFF);
        FileSystemUtils.deleteRecursively(data);
        var postgres = new Postgres(durable(data).start(), data);
        postgres.refuseUnlessDurable();
        return postgres;
    }

    private static EmbeddedPostgres.Builder durable(Path data) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                // Nothing is deleted before a start or after an end.
                .setCleanDataDirectory(false)
                .setPGStartupWait(START_LIMIT)
                // The library switches it off, for it is made for tests; what comes later wins.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on");
    }

    private void refuseUnlessDurable() throws SQLException {
        for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if (!ask("show " + setting).equals("on")) {
                throw new IllegalStateException("PostgreSQL runs without " + setting);
            }
        }
    }

    String version() throws SQLException {
        return ask("show server_version");
    }

    public Database create(String name) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new Database(server.getPort(), name, USER);
    }

    ProcessHandle process() throws IOException {
        var pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    /** The postmaster first, and then all that it has started. */
    public List<ProcessHandle> processes() throws IOException {
        var postmaster = process();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    }

    /** Ends all of its processes as {@code kill -9} does. */
    public void kill() throws IOException {
        var processes = processes();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    /** Starts it again after it was killed, on what it had written by then. */
    public void startAgain() throws IOException {
        int port = server.getPort();
        server.close();
        server = durable(data).setPort(port).start();
    }

    private String ask(String sql) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** @param user whose password is the same */
    public record Database(int port, String name, String user) {

        public String url() {
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
        }
    }
}
