package dev.charla.domain.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.domain.assistant.AssistantRefusal.InvalidFaq;
import dev.charla.domain.chat.Content;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaqTest {

    @Test
    void stripsWhatSurroundsTheWords() {
        assertThat(new FaqEntry(" When? ", "\n At nine ")).isEqualTo(new FaqEntry("When?", "At nine"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\0b", "\uD800"})
    void takesNothingThatSaysNothingOrCannotBeStored(String text) {
        assertThatExceptionOfType(InvalidFaq.class)
                .isThrownBy(() -> new FaqEntry(text, "At nine"))
                .returns("question", InvalidFaq::field);
        assertThatExceptionOfType(InvalidFaq.class)
                .isThrownBy(() -> new FaqEntry("When?", text))
                .returns("answer", InvalidFaq::field);
    }

    @Test
    void boundsQuestionsAndAnswers() {
        var question = "😀".repeat(FaqEntry.MAX_QUESTION);
        var answer = "😀".repeat(Content.MAX_CHARACTERS);
        assertThat(new FaqEntry(question, answer).question()).isEqualTo(question);

        assertThatExceptionOfType(InvalidFaq.class)
                .isThrownBy(() -> new FaqEntry(question + "?", answer))
                .withMessage("must be at most 500 characters");
        assertThatExceptionOfType(InvalidFaq.class).isThrownBy(() -> new FaqEntry(question, answer + "."));
    }

    @Test
    void boundsTheNumberOfEntries() {
        var entry = new FaqEntry("When?", "At nine");
        assertThat(new Faq(Collections.nCopies(Faq.MOST, entry)).entries()).hasSize(Faq.MOST);

        assertThatExceptionOfType(InvalidFaq.class)
                .isThrownBy(() -> new Faq(Collections.nCopies(Faq.MOST + 1, entry)))
                .returns("entries", InvalidFaq::field)
                .returns("must be at most 500", InvalidFaq::rule);
    }

    @Test
    void keepsWordsOutOfLogs() {
        assertThat(Turn.ofUser("canary")).asString().doesNotContain("canary");
        assertThat(Turn.ofAssistant("canary")).asString().doesNotContain("canary");
    }
}
