package dev.charla.infrastructure.gathering;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends what was gathered before whatever may have to see it. A statement without parameters sees what was gathered before it was made.
 */
final class GatheringConnection implements InvocationHandler {

    private final Connection connection;
    private final Runnable whenClosed;
    private final Gathered gathered;
    private boolean closed;

    private GatheringConnection(Connection connection, Runnable whenClosed) {
        this.connection = connection;
        this.whenClosed = whenClosed;
        this.gathered = new Gathered(connection);
    }

    /** @param whenClosed run once, after the pool has it back */
    static Connection before(Connection connection, Runnable whenClosed) {
        return Interception.of(Connection.class, new GatheringConnection(connection, whenClosed));
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
            case "createStatement", "prepareCall", "setAutoCommit" -> gathered.send();
            case "setSavepoint" -> {
                return gathered.mark(arguments == null ? null : (String) arguments[0]);
            }
            case "releaseSavepoint" -> {
                gathered.release((Savepoint) first(arguments));
                return null;
            }
            case "commit" -> gathered.sendAndCommit();
            case "rollback" -> {
                if (arguments != null) {
                    gathered.returnTo((Savepoint) first(arguments));
                    return null;
                }
                gathered.forget();
            }
            case "abort" -> gathered.forget();
            case "close" -> {
                return close(method);
            }
            default -> {}
        }
        return Interception.call(connection, method, arguments);
    }

    private static Object first(@Nullable Object @Nullable [] arguments) {
        return Objects.requireNonNull(Objects.requireNonNull(arguments)[0]);
    }

    private @Nullable Object close(Method method) throws SQLException {
        gathered.forget();
        try {
            return Interception.call(connection, method, null);
        } finally {
            if (!closed) {
                closed = true;
                whenClosed.run();
            }
        }
    }

    private PreparedStatement prepare(String sql) {
        return Interception.of(PreparedStatement.class, new GatheringStatement(connection, sql, gathered));
    }
}
