package dev.charla.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.charla.infrastructure.gathering.GatheringConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/**
 * Measures a transaction of one read with a lock and three writes by itself, with and without the writes gathered: 64 virtual
 * threads, ten connections, and PostgreSQL. Run it on one core.
 */
final class RoundTrips {

    private static final int CHATS = 1_000;
    private static final int THREADS = 64;
    private static final int CONNECTIONS = 10;
    private static final int ROUNDS = 4;
    private static final long NANOS = 10_000_000_000L;

    private final ProcessFigures figures =
            new ProcessFigures(ProcessHandle.current().pid());

    private RoundTrips() {}

    public static void main(String[] args) throws IOException, SQLException {
        var directory = Path.of(System.getProperty("bench.target", "target/bench"), "round-trips");
        try (var postgres = Postgres.start(directory);
                var pool = new HikariDataSource()) {
            var database = postgres.create("trips");
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.user());
            pool.setPassword(database.user());
            pool.setMaximumPoolSize(CONNECTIONS);
            create(pool);
            var trips = new RoundTrips();
            for (int round = 0; round < ROUNDS; round++) {
                trips.measure("one by one", pool);
                trips.measure("gathered", GatheringConfiguration.gathering(pool));
            }
        }
    }

    private static void create(DataSource pool) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table chat (id int primary key, seq int not null)");
            statement.execute("create table message (chat_id int references chat (id), content varchar(100))");
            statement.execute("create table event (chat_id int, payload varchar(100))");
            statement.execute("insert into chat select id, 0 from generate_series(0, " + (CHATS - 1) + ") id");
        }
    }

    private void measure(String name, DataSource pool) {
        var transactions = new LongAdder();
        long cpu = figures.cpuMicros();
        long end = System.nanoTime() + NANOS;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < THREADS; i++) {
                threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        send(pool, ThreadLocalRandom.current().nextInt(CHATS));
                        transactions.increment();
                    }
                    return transactions;
                });
            }
        }
        System.out.printf(
                "%s: %d CPU us/transaction, %d transactions/s%n",
                name, (figures.cpuMicros() - cpu) / transactions.sum(), transactions.sum() * 1_000_000_000L / NANOS);
    }

    private static void send(DataSource pool, int chat) throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            int seq = lock(connection, chat) + 1;
            write(connection, "update chat set seq = ? where id = ?", seq, chat);
            write(connection, "insert into message (content, chat_id) values (?, ?)", "Hello", chat);
            write(connection, "insert into event (payload, chat_id) values (?, ?)", "message.sent", chat);
            connection.commit();
        }
    }

    private static int lock(Connection connection, int chat) throws SQLException {
        try (var select = connection.prepareStatement("select seq from chat where id = ? for update")) {
            select.setInt(1, chat);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static void write(Connection connection, String sql, Object value, int chat) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, value);
            statement.setInt(2, chat);
            statement.addBatch();
            statement.executeBatch();
        }
    }
}
