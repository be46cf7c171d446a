package dev.charla.api.dialect.assistant;

import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.Content;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question as a client puts it.
 *
 * @param userId whom the client says it is; a number as its digits
 * @param sessionId {@code null} to open a session
 */
record ChatMessage(String userId, Content prompt, @Nullable Long sessionId) {

    /** @throws InvalidMessage when a part is not as it must be */
    static ChatMessage of(Map<String, Object> data) {
        return new ChatMessage(
                userId(data.get("userId")), prompt(data.get("prompt")), sessionId(data.get("sessionId")));
    }

    private static String userId(@Nullable Object value) {
        return switch (value) {
            case null -> throw new InvalidMessage("userId", "is required");
            case String text -> text;
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case BigInteger number -> number.toString();
            default -> throw new InvalidMessage("userId", "must be a number");
        };
    }

    private static Content prompt(@Nullable Object value) {
        if (!(value instanceof String text)) {
            throw new InvalidMessage("prompt", value == null ? "is required" : "must be a text");
        }
        var prompt = content(text);
        if (prompt.isEmpty()) {
            throw new InvalidMessage("prompt", "must not be empty");
        }
        return prompt;
    }

    private static Content content(String text) {
        try {
            return new Content(text);
        } catch (InvalidMessage invalid) {
            throw new InvalidMessage("prompt", invalid.rule());
        }
    }

    private static @Nullable Long sessionId(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Integer number -> number.longValue();
            case Long number -> number;
            case BigInteger beyondAll -> 0L;
            default -> throw new InvalidMessage("sessionId", "must be a number");
        };
    }

    /** Keeps what was said out of logs. */
    @Override
    public String toString() {
        return "ChatMessage[…]";
    }
}
