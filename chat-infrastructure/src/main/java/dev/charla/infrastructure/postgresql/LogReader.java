package dev.charla.infrastructure.postgresql;

import dev.charla.infrastructure.postgresql.LogPage.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;

/** Reads which entries there are, by one connection, each time in one statement and so at one moment. */
final class LogReader {

    static final int ROWS = 500;

    private static final String NEXT = """
            select pg_snapshot_xmin(moment)::text::bigint, pg_snapshot_xmax(moment)::text::bigint,
              entry.global_index, entry.aggregate_identifier, entry.sequence_number
            from (select pg_current_snapshot() as moment) now
            left join lateral (
              (select global_index, aggregate_identifier, sequence_number from domain_event_entry
                where global_index > ? order by global_index limit ?)
              union all
              (select global_index, aggregate_identifier, sequence_number from domain_event_entry
                where global_index = any(?))
            ) entry on true""";

    private final Connection connection;

    LogReader(Connection connection) {
        this.connection = connection;
    }

    /** The highest number there is; 0 for an empty log. */
    long last() throws SQLException {
        try (var statement =
                        connection.prepareStatement("select coalesce(max(global_index), 0) from domain_event_entry");
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    LogPage after(LogHead head) throws SQLException {
        var missing = connection.createArrayOf("bigint", head.missing().toArray());
        try (var statement = connection.prepareStatement(NEXT)) {
            statement.setLong(1, head.last());
            statement.setInt(2, ROWS);
            statement.setArray(3, missing);
            try (var row = statement.executeQuery()) {
                var rows = new ArrayList<Row>();
                var oldestRunning = 0L;
                var nextNumber = 0L;
                while (row.next()) {
                    oldestRunning = row.getLong(1);
                    nextNumber = row.getLong(2);
                    var index = row.getLong(3);
                    if (!row.wasNull()) {
                        rows.add(new Row(index, row.getString(4), row.getLong(5) + 1));
                    }
                }
                rows.sort(Comparator.comparingLong(Row::index));
                return new LogPage(oldestRunning, nextNumber, rows);
            }
        } finally {
            missing.free();
        }
    }
}
