/** What one can ask of Charla: commands and queries with what they answer. Plain records and interfaces. */
@NullMarked
package dev.charla.application.port.in;

import org.jspecify.annotations.NullMarked;
