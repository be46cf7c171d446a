package dev.charla.infrastructure.gathering;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction has still to write, in its order. It leaves as one statement of several parts, which both databases take, and
 * PostgreSQL's driver sends at once; the first part that fails ends it.
 */
final class Gathered {

    /** A transaction that writes more does so in several goes. */
    private static final int MOST = 64;

    private static final String BETWEEN = ";\n";

    private final Connection connection;
    private final List<Write> writes = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
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

    /**
     * Savepoints that were set before become real ones first: what follows may fail in the database.
     *
     * @throws SQLException when something that was gathered can't be written
     */
    void send() throws SQLException {
        for (var mark : marks) {
            if (mark.real() == null) {
                send(mark.writesBefore(), "");
                mark.becomes(connection.setSavepoint());
            }
        }
        send(writes.size(), "");
    }

    Savepoint mark(@Nullable String name) {
        var mark = new Mark(name, writes.size());
        marks.add(mark);
        return mark;
    }

    /** Undoes what came after a savepoint, which can be used again. Without a word to the database, if nothing was sent. */
    void returnTo(Savepoint savepoint) throws SQLException {
        var mark = marks.get(placeOf(savepoint));
        marks.subList(marks.indexOf(mark) + 1, marks.size()).clear();
        if (mark.real() != null) {
            connection.rollback(mark.real());
            writes.clear();
            failed = false;
        } else if (failed) {
            throw new SQLException("a write before this savepoint has failed", "25P02");
        } else {
            writes.subList(mark.writesBefore(), writes.size()).clear();
        }
    }

    /** The database keeps a real one until the transaction ends, which costs it less than to be told. */
    void release(Savepoint savepoint) throws SQLException {
        marks.subList(placeOf(savepoint), marks.size()).clear();
    }

    private int placeOf(Savepoint savepoint) throws SQLException {
        int place = savepoint instanceof Mark mark ? marks.indexOf(mark) : -1;
        if (place < 0) {
            throw new SQLException("no savepoint of this transaction, or not any more", "3B001");
        }
        return place;
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
        send(writes.size(), BETWEEN + "commit");
    }

    void forget() {
        writes.clear();
        marks.clear();
        failed = false;
    }

    private void send(int count, String end) throws SQLException {
        if (count == 0) {
            return;
        }
        var first = writes.subList(0, count);
        var sql = first.stream().map(Write::sql).collect(joining(BETWEEN, "", end));
        failed = true;
        try (var statement = connection.prepareStatement(sql)) {
            int parameters = 0;
            for (var write : first) {
                parameters = write.bind(statement, parameters);
            }
            statement.execute();
        } finally {
            first.clear();
            marks.forEach(mark -> mark.sent(count));
        }
        failed = false;
    }
}
