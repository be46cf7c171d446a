package dev.charla.infrastructure.axon;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.common.AxonException;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Failures of Axon's event store in the words of all other failures of the database.
 *
 * <p>Axon takes every failed insert for a place that was taken already. The driver writes the parameters of a failed batch
 * into its message, and with them what somebody said: so neither goes on as the cause.
 */
final class StoreFailures {

    private StoreFailures() {}

    /** @return the same failure where it has nothing to do with the database */
    static RuntimeException translated(RuntimeException failure) {
        return failure instanceof AxonException
                ? sqlBehind(failure).map(StoreFailures::away).orElse(failure)
                : failure;
    }

    static boolean isOfTheStore(Throwable failure) {
        return sqlBehind(failure).isPresent();
    }

    /** Whether the database refused what it was asked (SQL state classes 23 and 40), so that nothing of it was stored. */
    static boolean isRefusal(Throwable failure) {
        return sqlBehind(failure)
                .map(SQLException::getSQLState)
                .filter(state -> state.startsWith("23") || state.startsWith("40"))
                .isPresent();
    }

    private static Optional<SQLException> sqlBehind(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }

    private static RuntimeException away(SQLException failure) {
        var message = "the event store failed with SQL state " + failure.getSQLState();
        var cause = failure instanceof BatchUpdateException ? failure.getNextException() : failure;
        return cause == null || cause instanceof BatchUpdateException
                ? new DataAccessResourceFailureException(message)
                : new DataAccessResourceFailureException(message, cause);
    }
}
