package dev.charla.infrastructure.jdbc;

import dev.charla.infrastructure.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Watches what an adapter asks PostgreSQL, and has each of its queries explained with the values it was asked with. */
final class QueryPlans extends DelegatingDataSource {

    private final JsonMapper json = JsonMapper.builder().build();
    private final List<String> asked = new ArrayList<>();

    QueryPlans() {
        super(Database.POSTGRESQL.dataSource());
    }

    /** The plans, as executed, of the queries behind a question. */
    List<JsonNode> of(Supplier<?> question) {
        asked.clear();
        Objects.requireNonNull(question.get(), "no answer");
        return List.copyOf(asked).stream().map(this::explained).toList();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return watched(super.getConnection(), Connection.class);
    }

    private JsonNode explained(String sql) {
        var plan = JdbcClient.create(Database.POSTGRESQL.dataSource())
                .sql("explain (analyze, buffers, format json) " + sql)
                .query(String.class)
                .single();
        return json.readTree(plan).get(0).get("Plan");
    }

    private <T> T watched(T original, Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> watch(original, method, arguments)));
    }

    private @Nullable Object watch(Object original, Method method, Object @Nullable [] arguments) throws Throwable {
        if (original instanceof PreparedStatement statement && method.getName().equals("executeQuery")) {
            asked.add(statement.unwrap(PGStatement.class).toString());
        }
        try {
            var result = method.invoke(original, arguments);
            return result instanceof PreparedStatement statement && !(original instanceof PreparedStatement)
                    ? watched(statement, PreparedStatement.class)
                    : result;
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
