package dev.charla.domain.assistant;

import dev.charla.domain.assistant.AssistantRefusal.InvalidFaq;
import java.util.List;

/** What a site answers to frequent questions, in the site's own order. */
public record Faq(List<FaqEntry> entries) {

    public static final int MOST = 500;

    public static final Faq EMPTY = new Faq(List.of());

    /** @throws InvalidFaq when there are too many */
    public Faq {
        entries = List.copyOf(entries);
        if (entries.size() > MOST) {
            throw new InvalidFaq("entries", "must be at most " + MOST);
        }
    }
}
