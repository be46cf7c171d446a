package dev.charla.infrastructure.gathering;

import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/** A savepoint that the database hears of only when something has to be sent after it. */
final class Mark implements Savepoint {

    private final @Nullable String name;
    private int writesBefore;
    private @Nullable Savepoint real;

    Mark(@Nullable String name, int writesBefore) {
        this.name = name;
        this.writesBefore = writesBefore;
    }

    /** How many of the writes that still have to be sent were gathered before it. */
    int writesBefore() {
        return writesBefore;
    }

    void sent(int writes) {
        writesBefore = Math.max(0, writesBefore - writes);
    }

    @Nullable
    Savepoint real() {
        return real;
    }

    void becomes(Savepoint savepoint) {
        real = savepoint;
    }

    @Override
    public int getSavepointId() throws SQLException {
        if (name != null) {
            throw new SQLException("a savepoint with a name has no number");
        }
        return System.identityHashCode(this);
    }

    @Override
    public String getSavepointName() throws SQLException {
        if (name == null) {
            throw new SQLException("a savepoint without a name");
        }
        return name;
    }
}
