/**
 * The use cases. Plain classes over the ports; bootstrap wires them, command handlers run inside one transaction that the
 * command bus opens and rolls back when they throw.
 */
@NullMarked
package dev.charla.application.usecase;

import org.jspecify.annotations.NullMarked;
