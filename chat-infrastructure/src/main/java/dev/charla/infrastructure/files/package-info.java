/** Files in a folder of this machine. */
@NullMarked
package dev.charla.infrastructure.files;

import org.jspecify.annotations.NullMarked;
