/**
 * Axon Framework, wired by hand over JDBC: the command bus that runs each command in one transaction, the event store
 * that is the log of the rooms, and the reactions to what has committed.
 */
@NullMarked
package dev.charla.infrastructure.axon;

import org.jspecify.annotations.NullMarked;
