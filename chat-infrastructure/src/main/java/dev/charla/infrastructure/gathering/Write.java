package dev.charla.infrastructure.gathering;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A statement that is still to be executed.
 *
 * @param parameters in the order of their indices
 */
record Write(String sql, List<Parameter> parameters) {

    /**
     * @param before how many parameters the statement has before those of this one
     * @return how many it has with them
     */
    int bind(PreparedStatement statement, int before) throws SQLException {
        for (var parameter : parameters) {
            parameter.set(statement, before);
        }
        return before + parameters.size();
    }
}
