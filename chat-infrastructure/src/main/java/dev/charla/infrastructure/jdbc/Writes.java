package dev.charla.infrastructure.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;

/**
 * Writes rows as batches of one. Of a batch nobody asks how many rows it met, so it may wait for the end of the transaction and
 * leave along with other writes.
 */
final class Writes {

    private final JdbcOperations jdbc;

    Writes(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void write(String sql, List<? extends @Nullable Object> values) {
        PreparedStatementCallback<int[]> batch = statement -> {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            statement.addBatch();
            return statement.executeBatch();
        };
        jdbc.execute(sql, batch);
    }
}
