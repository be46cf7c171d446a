package dev.charla.infrastructure.gathering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.charla.infrastructure.Database;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Turns turns = new Turns(1, PATIENCE);

    @Test
    void comeInTheOrderOfAsking() throws SQLException {
        List<Integer> served = new CopyOnWriteArrayList<>();
        turns.await();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                int asked = i;
                threads.submit(() -> {
                    turns.await();
                    served.add(asked);
                    turns.end();
                    return null;
                });
                await().until(() -> turns.waiting() == asked + 1);
            }
            turns.end();
        }

        assertThat(served).isEqualTo(IntStream.range(0, 20).boxed().toList());
    }

    @Test
    void areRefusedWhenNoneComesInTime() throws SQLException {
        var impatient = new Turns(1, Duration.ofMillis(1));
        impatient.await();

        assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(impatient::await);
    }

    @Test
    void endWithTheConnectionHoweverOftenItIsClosed() throws SQLException {
        var source = new GatheringDataSource(Database.H2.dataSource(), turns);
        for (int i = 0; i < 3; i++) {
            var connection = source.getConnection();
            connection.close();
            connection.close();
        }
        try (var only = source.getConnection();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> {
                source.getConnection().close();
                return null;
            });
            await().until(() -> turns.waiting() == 1);
            only.close();
        }
        assertThat(turns.waiting()).isZero();
    }

    @Test
    void endWhenThereIsNoConnectionToBeHad() throws SQLException {
        try (var pool = Database.H2.oneConnection()) {
            var source = new GatheringDataSource(pool, turns);
            try (var taken = pool.getConnection()) {
                assertThat(taken).isNotNull();
                assertThatExceptionOfType(SQLException.class).isThrownBy(source::getConnection);
            }

            source.getConnection().close();
        }
    }
}
