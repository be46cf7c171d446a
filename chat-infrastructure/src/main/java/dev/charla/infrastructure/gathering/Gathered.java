package dev.charla.infrastructure.gathering;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a transaction has still to write, in its order. It leaves as one statement of several parts, which both databases take, and
 * PostgreSQL's driver sends at once; the first part that fails ends it.
 */
final class Gathered {

    /** A transaction that writes more does so in several goes. */
    private static final int MOST = 16;

    private static final String BETWEEN = ";\n";

    private final Connection connection;
    private final List<Write> writes = new ArrayList<>();
    private boolean failed;

    Gathered(Connection connection) {
        this.connection = connection;
    }

    void add(List<Write> more) throws SQLException {
        for (var write : more) {
            if (writes.size() == MOST) {
                send();
            }
            writes.add(write);
        }
    }

    /** @throws SQLException when something that was gathered can't be written */
    void send() throws SQLException {
        if (!writes.isEmpty()) {
            send("");
        }
    }

    /**
     * Afterwards the connection's own commit has nothing left to do, if there was something to send.
     *
     * @throws SQLException when something that was gathered can't be written, and nothing is
     */
    void sendAndCommit() throws SQLException {
        if (failed) {
            throw new SQLException("a write of this transaction has failed", "25P02");
        }
        if (!writes.isEmpty()) {
            send(BETWEEN + "commit");
        }
    }

    void forget() {
        writes.clear();
        failed = false;
    }

    private void send(String end) throws SQLException {
        var sql = writes.stream().map(Write::sql).collect(joining(BETWEEN, "", end));
        failed = true;
        try (var statement = connection.prepareStatement(sql)) {
            int parameters = 0;
            for (var write : writes) {
                parameters = write.bind(statement, parameters);
            }
            statement.execute();
        } finally {
            writes.clear();
        }
        failed = false;
    }
}
