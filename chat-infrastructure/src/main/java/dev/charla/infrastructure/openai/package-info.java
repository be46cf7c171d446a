/** The assistant that asks a model, at any server with OpenAI's API for chat completions, over Java's own HTTP client. */
@NullMarked
package dev.charla.infrastructure.openai;

import org.jspecify.annotations.NullMarked;
