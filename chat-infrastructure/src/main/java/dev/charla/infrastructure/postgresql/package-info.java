/**
 * What only PostgreSQL can do: tell each node of what another one has committed. The tail of the log closes the hole that a
 * node leaves that dies between commit and publish, and carries everything where there is no other way between the nodes.
 */
@NullMarked
package dev.charla.infrastructure.postgresql;

import org.jspecify.annotations.NullMarked;
