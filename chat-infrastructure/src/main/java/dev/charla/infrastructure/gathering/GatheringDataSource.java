package dev.charla.infrastructure.gathering;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A pool whose connections send what a transaction writes in batches together, at the latest along with its commit. That
 * a batch could not be written is then told by the next statement or the commit; {@code executeBatch} answers {@link
 * java.sql.Statement#SUCCESS_NO_INFO} for each of its parts.
 *
 * <p>Without a transaction, and for each statement that isn't a batch, all is as ever: it finds what was written before.
 *
 * <p>Connections are given out in the order in which they are asked for.
 */
final class GatheringDataSource extends DelegatingDataSource {

    private final Turns turns;

    /** @param turns as many at a time as the pool has connections */
    GatheringDataSource(DataSource pool, Turns turns) {
        super(pool);
        this.turns = turns;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return inTurn(super::getConnection);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return inTurn(() -> super.getConnection(user, password));
    }

    /** How many threads wait for a connection. */
    int waiting() {
        return turns.waiting();
    }

    private Connection inTurn(Pool pool) throws SQLException {
        turns.await();
        Connection connection = null;
        try {
            connection = GatheringConnection.before(pool.connection(), turns::end);
            return connection;
        } finally {
            if (connection == null) {
                turns.end();
            }
        }
    }

    private interface Pool {

        Connection connection() throws SQLException;
    }
}
