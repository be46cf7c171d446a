/** Holds the documents of {@code docs/api} and the running server to each other. */
@NullMarked
package dev.charla.documents;

import org.jspecify.annotations.NullMarked;
