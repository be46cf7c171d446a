package dev.charla.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A PostgreSQL that keeps what it has committed: a commit is on the disk before it is answered. */
final class Postgres implements AutoCloseable {

    private static final String USER = "postgres";

    private final EmbeddedPostgres server;
    private final Path data;

    private Postgres(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    /** @param data an empty directory on the disk to be measured */
    static Postgres start(Path data) throws IOException, SQLException {
        var server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(true)
                // The library switches it off, for it is made for tests; what comes later wins.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        var postgres = new Postgres(server, data);
        postgres.refuseUnlessDurable();
        return postgres;
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

    Database create(String name) throws SQLException {
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
    record Database(int port, String name, String user) {

        String url() {
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
        }
    }
}
