/** Signed tokens that sites make, checked with the Nimbus library. */
@NullMarked
package dev.charla.infrastructure.jwt;

import org.jspecify.annotations.NullMarked;
