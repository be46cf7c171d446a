package dev.charla.application.port.out;

import dev.charla.domain.assistant.Turn;
import dev.charla.domain.people.SiteId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions by itself. It may take as long as somebody waits for an answer, so it is never asked within a transaction;
 * what it remembers is what it is told.
 */
public interface Assistant {

    /** Most Unicode characters of an answer, which so fits into a message of a chat. */
    int MAX_ANSWER = 4_000;

    /** @throws AssistantUnavailable when there is none in time */
    Answer answer(Question question);

    /**
     * @param sites whose knowledge counts; {@code null} for that of all
     * @param turns what was said so far, the question last; the oldest may be left out where they are too much
     */
    record Question(@Nullable Set<SiteId> sites, List<Turn> turns) {

        public Question {
            sites = sites == null ? null : Set.copyOf(sites);
            turns = List.copyOf(turns);
            if (turns.isEmpty() || turns.getLast().speaker() != Turn.Speaker.USER) {
                throw new IllegalArgumentException("nothing is asked");
            }
        }

        /** The question itself. */
        public String text() {
            return turns.getLast().text();
        }
    }

    /**
     * @param text of 1 to {@value #MAX_ANSWER} characters
     * @param known {@code false} when all it says is that it does not know
     */
    record Answer(String text, boolean known) {

        /** Keeps what was said out of logs. */
        @Override
        public String toString() {
            return "Answer[known=" + known + "]";
        }
    }
}
