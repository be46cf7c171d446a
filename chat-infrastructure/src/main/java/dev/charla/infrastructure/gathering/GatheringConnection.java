package dev.charla.infrastructure.gathering;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends what was gathered before whatever may have to see it. A statement without parameters sees what was gathered before it was made.
 */
final class GatheringConnection implements InvocationHandler {

    private final Connection connection;
    private final Gathered gathered;

    private GatheringConnection(Connection connection) {
        this.connection = connection;
        this.gathered = new Gathered(connection);
    }

    static Connection before(Connection connection) {
        return Interception.of(Connection.class, new GatheringConnection(connection));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws SQLException {
        switch (method.getName()) {
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            case "prepareStatement" -> {
                if (arguments != null && arguments.length == 1) {
                    return prepare((String) arguments[0]);
                }
                gathered.send();
            }
            case "createStatement", "prepareCall", "setSavepoint", "setAutoCommit" -> gathered.send();
            case "commit" -> gathered.sendAndCommit();
            case "rollback", "close", "abort" -> gathered.forget();
            default -> {}
        }
        return Interception.call(connection, method, arguments);
    }

    private PreparedStatement prepare(String sql) {
        return Interception.of(PreparedStatement.class, new GatheringStatement(connection, sql, gathered));
    }
}
