package dev.charla.infrastructure.openai;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which model answers, and how much of it is asked for.
 *
 * @param baseUrl what stands before {@code /chat/completions}
 * @param apiKey sent as a Bearer token; {@code null} where the server wants none
 * @param systemPrompt what the model is told before everything else
 * @param timeout until an answer must be complete, retries included
 * @param retries how often it is asked again when the server was away or too busy
 * @param maxParallel calls at the same time on this node; who comes then is told that the assistant is busy
 * @param maxPromptTokens of the conversation with the system prompt, counted generously; the oldest turns are left out over it
 * @param maxAnswerTokens as the model counts them
 */
@ConfigurationProperties("charla.assistant")
record OpenAiSettings(
        URI baseUrl,
        @Nullable String apiKey,
        String model,
        @DefaultValue(OpenAiSettings.SYSTEM_PROMPT) String systemPrompt,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("2") int retries,
        @DefaultValue("8") int maxParallel,
        @DefaultValue("3000") int maxPromptTokens,
        @DefaultValue("800") int maxAnswerTokens) {

    static final String SYSTEM_PROMPT =
            "You are the assistant in the chat of a web site. Answer briefly, in the language of the question and in plain text. "
                    + "Say so when you do not know something, and never promise anything in the name of the site.";

    OpenAiSettings {
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException("charla.assistant.model is required with charla.assistant.base-url");
        }
        if (retries < 0 || maxParallel < 1 || maxPromptTokens < 1 || maxAnswerTokens < 1 || !timeout.isPositive()) {
            throw new IllegalArgumentException("charla.assistant: limits must be positive");
        }
    }

    URI completions() {
        return URI.create(baseUrl.toString().replaceAll("/+$", "") + "/chat/completions");
    }

    /** Without the key, and without what may be in the address. */
    @Override
    public String toString() {
        return "OpenAiSettings[" + model + " at " + baseUrl.getHost() + "]";
    }
}
