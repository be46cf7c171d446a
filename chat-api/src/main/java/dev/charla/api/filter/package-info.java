/** What the filters of HTTP requests have in common. */
@NullMarked
package dev.charla.api.filter;

import org.jspecify.annotations.NullMarked;
