package dev.charla.infrastructure.gathering;

import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Notes down the parameters of a statement until it is known whether it is a batch. It asks for a real statement only when it is
 * none, or when it is asked something that it can't tell by itself.
 */
final class GatheringStatement implements InvocationHandler {

    private final Connection connection;
    private final String sql;
    private final Gathered gathered;
    private final List<@Nullable Parameter> parameters = new ArrayList<>();
    private final List<Write> batch = new ArrayList<>();
    private @Nullable PreparedStatement real;

    GatheringStatement(Connection connection, String sql, Gathered gathered) {
        this.connection = connection;
        this.sql = sql;
        this.gathered = gathered;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws SQLException {
        if (real == null) {
            if (arguments != null && isParameter(method, arguments)) {
                note(new Parameter(method, arguments));
                return null;
            }
            switch (method.getName()) {
                case "addBatch" -> {
                    if (arguments == null) {
                        batch.add(new Write(sql, set()));
                        return null;
                    }
                }
                case "executeBatch" -> {
                    if (!connection.getAutoCommit()) {
                        return gather();
                    }
                }
                case "close" -> {
                    return null;
                }
                default -> {}
            }
        }
        if (method.getName().startsWith("execute")) {
            gathered.send();
        }
        return Interception.call(real(), method, arguments);
    }

    private void note(Parameter parameter) {
        while (parameters.size() < parameter.index()) {
            parameters.add(null);
        }
        parameters.set(parameter.index() - 1, parameter);
    }

    /** A parameter that is missing is for the driver to complain of. */
    private List<Parameter> set() {
        return parameters.stream().filter(Objects::nonNull).toList();
    }

    private static boolean isParameter(Method method, @Nullable Object[] arguments) {
        return method.getDeclaringClass() == PreparedStatement.class
                && method.getName().startsWith("set")
                && arguments[0] instanceof Integer index
                && index > 0
                && !isStream(arguments[1]);
    }

    /** It is read when it is set, and once. */
    private static boolean isStream(@Nullable Object value) {
        return value instanceof InputStream || value instanceof Reader;
    }

    private int[] gather() throws SQLException {
        var counts = new int[batch.size()];
        Arrays.fill(counts, Statement.SUCCESS_NO_INFO);
        gathered.add(batch);
        batch.clear();
        return counts;
    }

    private PreparedStatement real() throws SQLException {
        if (real == null) {
            real = connection.prepareStatement(sql);
            for (var write : batch) {
                write.bind(real, 0);
                real.addBatch();
            }
            for (var parameter : set()) {
                parameter.set(real, 0);
            }
        }
        return real;
    }
}
