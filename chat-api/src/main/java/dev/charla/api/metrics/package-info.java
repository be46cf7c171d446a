/**
 * What operators read off a node, named in Micrometer's way. Figures are read where they are counted; nothing here decides
 * anything.
 */
@NullMarked
package dev.charla.api.metrics;

import org.jspecify.annotations.NullMarked;
