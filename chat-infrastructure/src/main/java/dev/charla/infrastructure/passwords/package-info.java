/** Password hashes and random secrets from Spring Security. */
@NullMarked
package dev.charla.infrastructure.passwords;

import org.jspecify.annotations.NullMarked;
