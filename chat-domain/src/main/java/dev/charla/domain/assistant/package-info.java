/** What is said to the assistant and by it, and what a site lets it know. */
@NullMarked
package dev.charla.domain.assistant;

import org.jspecify.annotations.NullMarked;
