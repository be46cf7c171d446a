/** The language of clients that talk with the assistant alone: {@code chat_message}, {@code chat_response} and so on. */
@NullMarked
package dev.charla.api.dialect.assistant;

import org.jspecify.annotations.NullMarked;
