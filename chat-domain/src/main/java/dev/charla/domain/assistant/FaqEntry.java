package dev.charla.domain.assistant;

import dev.charla.domain.assistant.AssistantRefusal.InvalidFaq;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.Content;

/**
 * A question that visitors of a site ask often, and what the site answers.
 *
 * @param answer as long as a message may be
 */
public record FaqEntry(String question, String answer) {

    /** In Unicode characters. */
    public static final int MAX_QUESTION = 500;

    /** @throws InvalidFaq when one of them is empty, too long, or cannot be stored */
    public FaqEntry {
        question = text("question", question);
        answer = text("answer", answer);
        if (question.codePointCount(0, question.length()) > MAX_QUESTION) {
            throw new InvalidFaq("question", "must be at most " + MAX_QUESTION + " characters");
        }
    }

    private static String text(String field, String text) {
        try {
            var content = new Content(text);
            if (content.isEmpty()) {
                throw new InvalidFaq(field, "must not be empty");
            }
            return content.text();
        } catch (InvalidMessage invalid) {
            throw new InvalidFaq(field, invalid.rule());
        }
    }
}
