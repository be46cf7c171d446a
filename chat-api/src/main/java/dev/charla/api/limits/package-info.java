/** How often something may be asked for. Counts are kept in this node's memory, so each node of several counts for itself. */
@NullMarked
package dev.charla.api.limits;

import org.jspecify.annotations.NullMarked;
