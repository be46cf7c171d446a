package dev.charla.infrastructure.gathering;

import java.lang.reflect.Method;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that is still to be set.
 *
 * @param arguments of {@code setter}, the first of which is the parameter's index
 */
record Parameter(Method setter, @Nullable Object[] arguments) {

    private static final Method SET_OBJECT = setObject();

    int index() {
        return (Integer) Objects.requireNonNull(arguments[0]);
    }

    /** @param before how many parameters the statement has before those of this one's */
    void set(PreparedStatement statement, int before) throws SQLException {
        if (setter.equals(SET_OBJECT)) {
            statement.setObject(before + index(), arguments[1]);
        } else {
            call(statement, before);
        }
    }

    private void call(PreparedStatement statement, int before) throws SQLException {
        var moved = arguments.clone();
        moved[0] = before + index();
        Interception.call(statement, setter, moved);
    }

    /** Nearly all are set by this one, which may well be called without reflection. */
    private static Method setObject() {
        try {
            return PreparedStatement.class.getMethod("setObject", int.class, Object.class);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("JDBC has no such method", impossible);
        }
    }
}
