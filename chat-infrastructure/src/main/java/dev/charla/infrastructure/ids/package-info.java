/** Ids from the java-uuid-generator library. */
@NullMarked
package dev.charla.infrastructure.ids;

import org.jspecify.annotations.NullMarked;
