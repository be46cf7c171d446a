/** What files are, by the signatures that Apache Tika knows. */
@NullMarked
package dev.charla.infrastructure.tika;

import org.jspecify.annotations.NullMarked;
