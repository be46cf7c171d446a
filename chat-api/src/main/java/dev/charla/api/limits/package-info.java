/**
 * How often something may be asked for. Each node counts in its memory, and those of several ask {@link
 * dev.charla.application.port.out.CallCounts} as well.
 */
@NullMarked
package dev.charla.api.limits;

import org.jspecify.annotations.NullMarked;
