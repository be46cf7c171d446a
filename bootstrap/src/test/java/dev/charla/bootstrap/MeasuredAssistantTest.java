package dev.charla.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.port.out.Assistant.Answer;
import dev.charla.application.port.out.Assistant.Question;
import dev.charla.application.port.out.AssistantUnavailable;
import dev.charla.domain.assistant.Turn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredAssistantTest {

    private static final Question QUESTION = new Question(null, List.of(Turn.ofUser("When?")));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void countsAnswersByWhatBecameOfThem() {
        var answers = new ArrayDeque<>(
                List.of(new Answer("At nine", true), new Answer("Who knows", false), new Answer("At ten", true)));
        var assistant = new MeasuredAssistant(
                question -> {
                    if (answers.isEmpty()) {
                        throw new AssistantUnavailable("away");
                    }
                    return answers.remove();
                },
                registry);

        assertThat(assistant.answer(QUESTION).text()).isEqualTo("At nine");
        assistant.answer(QUESTION);
        assistant.answer(QUESTION);
        assertThatExceptionOfType(AssistantUnavailable.class).isThrownBy(() -> assistant.answer(QUESTION));

        assertThat(counted("answered")).isEqualTo(2);
        assertThat(counted("unknown")).isEqualTo(1);
        assertThat(counted("unavailable")).isEqualTo(1);
    }

    private long counted(String outcome) {
        return registry.get("charla.assistant.answers")
                .tag("outcome", outcome)
                .timer()
                .count();
    }
}
