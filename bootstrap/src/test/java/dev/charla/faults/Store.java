package dev.charla.faults;

import dev.charla.bench.Postgres;
import dev.charla.faults.Notes.Stored;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The database, looked at past the servers. */
record Store(List<Stored> messages, List<String> gaps, List<String> unlogged) {

    static Store read(Postgres.Database database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.user())) {
            return new Store(
                    select(
                            connection,
                            "select id, chat_id, seq, internal, client_message_id from message",
                            row -> new Stored(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getLong(3),
                                    row.getBoolean(4),
                                    row.getString(5))),
                    select(connection, """
                            select aggregate_identifier || ' has ' || count(*) || ' entries, the last being ' || max(sequence_number)
                            from domain_event_entry group by aggregate_identifier
                            having count(*) <> max(sequence_number) + 1 or min(sequence_number) <> 0""", row -> row.getString(1)),
                    select(connection, """
                            select m.id from message m left join domain_event_entry e
                            on e.aggregate_identifier = 'chat:' || m.chat_id || case when m.internal then ':commercial' else '' end
                            and e.sequence_number = m.seq - 1 and e.payload_type = 'message.sent'
                            where e.global_index is null""", row -> row.getString(1)));
        }
    }

    private static <T> List<T> select(Connection connection, String sql, Row<T> row) throws SQLException {
        var found = new ArrayList<T>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(row.read(rows));
            }
        }
        return found;
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
