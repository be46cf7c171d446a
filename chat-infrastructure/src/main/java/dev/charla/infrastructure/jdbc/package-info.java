/** Storage in a relational database, by SQL that H2 (in PostgreSQL mode) and PostgreSQL both understand. */
@NullMarked
package dev.charla.infrastructure.jdbc;

import org.jspecify.annotations.NullMarked;
