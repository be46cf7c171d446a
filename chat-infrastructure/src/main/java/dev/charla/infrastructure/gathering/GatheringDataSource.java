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
 */
final class GatheringDataSource extends DelegatingDataSource {

    GatheringDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return GatheringConnection.before(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return GatheringConnection.before(super.getConnection(user, password));
    }
}
