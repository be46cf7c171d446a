package dev.charla.infrastructure.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class StoreFailuresTest {

    @Test
    void aStoreThatIsAwayIsADatabaseThatIsAway() {
        var failure = new EventStoreException("already inserted", new SQLException("broken pipe", "08006"));

        assertThat(StoreFailures.translated(failure))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("08006")
                .hasRootCauseMessage("broken pipe");
    }

    @Test
    void saysNothingOfWhatWasToBeStored() {
        var batch = new BatchUpdateException("Batch entry INSERT ... VALUES ('a secret')", "08006", 0, new int[0]);
        batch.setNextException(new SQLException("broken pipe", "08006"));

        var translated = StoreFailures.translated(new EventStoreException("Original: a secret", batch));

        var printed = new StringWriter();
        translated.printStackTrace(new PrintWriter(printed));
        assertThat(printed.toString()).contains("broken pipe").doesNotContain("a secret");
    }

    @Test
    void leavesOtherFailuresAlone() {
        var without = new JdbcException("no connection", new IllegalStateException("closed"));
        var other = new IllegalArgumentException("not Axon's");

        assertThat(StoreFailures.translated(without)).isSameAs(without);
        assertThat(StoreFailures.translated(other)).isSameAs(other);
    }
}
