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

    int index() {
        return (Integer) Objects.requireNonNull(arguments[0]);
    }

    /** @param before how many parameters the statement has before those of this one's */
    void set(PreparedStatement statement, int before) throws SQLException {
        var moved = arguments.clone();
        moved[0] = before + index();
        Interception.call(statement, setter, moved);
    }
}
