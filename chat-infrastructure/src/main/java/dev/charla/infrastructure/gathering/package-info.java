/**
 * Spares round trips to the database: what a transaction writes without asking how it went waits until something is read, or
 * leaves along with the commit. Whoever writes says so by a batch ({@code PreparedStatement.executeBatch}), as JDBC has it, and
 * needs to know nothing of this package. It knows no table and no use case.
 */
@NullMarked
package dev.charla.infrastructure.gathering;

import org.jspecify.annotations.NullMarked;
