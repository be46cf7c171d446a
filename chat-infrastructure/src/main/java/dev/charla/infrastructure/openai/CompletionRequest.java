package dev.charla.infrastructure.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The body of a request for a completion, told piece by piece. */
record CompletionRequest(
        String model,
        List<Prompt.Line> messages,
        @JsonProperty("max_tokens") int maxTokens,
        boolean stream) {}
