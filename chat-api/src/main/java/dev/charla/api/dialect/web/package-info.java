/** The language of the visitor widget and the commercial console: {@code chat:join}, {@code message:new} and so on. */
@NullMarked
package dev.charla.api.dialect.web;

import org.jspecify.annotations.NullMarked;
