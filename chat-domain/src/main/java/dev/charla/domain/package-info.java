/** What all parts of the domain share. It knows none of them. */
@NullMarked
package dev.charla.domain;

import org.jspecify.annotations.NullMarked;
