package dev.charla.infrastructure.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.charla.infrastructure.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class BellTest {

    private final Semaphore rung = new Semaphore(0);
    private final Bell bell = new Bell(
            Database.POSTGRESQL.jdbc(),
            work -> Thread.startVirtualThread(() -> {
                work.run();
                rung.release();
            }),
            Duration.ofMillis(300));

    @Test
    void ringsOnceForAllWhoAskWhileItRests() throws SQLException {
        try (var connection = Database.POSTGRESQL.dataSource().getConnection()) {
            execute(connection, "listen " + Bell.CHANNEL);
            bell.ring();
            assertThat(heardBy(connection)).isEqualTo(1);
            for (int i = 0; i < 100; i++) {
                bell.ring();
            }
            await().until(rung::tryAcquire);

            assertThat(heardBy(connection)).isEqualTo(1);
            execute(connection, "unlisten *");
        }
    }

    @Test
    void ringsAgainWhenSomebodyAsksLater() throws SQLException {
        try (var connection = Database.POSTGRESQL.dataSource().getConnection()) {
            execute(connection, "listen " + Bell.CHANNEL);
            for (int i = 0; i < 2; i++) {
                bell.ring();
                await().until(rung::tryAcquire);
                assertThat(heardBy(connection)).isEqualTo(1);
            }
            execute(connection, "unlisten *");
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /** Waits for the first. */
    private static int heardBy(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getNotifications(10_000).length;
    }
}
