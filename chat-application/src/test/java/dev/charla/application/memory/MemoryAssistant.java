package dev.charla.application.memory;

import dev.charla.application.port.out.Assistant;
import dev.charla.application.port.out.AssistantUnavailable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Answers as it is told, and remembers what it was asked. */
public final class MemoryAssistant implements Assistant {

    private final List<Question> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Question, Answer> mind =
            question -> new Answer("We open at nine. You asked: " + shortened(question), true);

    @Override
    public Answer answer(Question question) {
        asked.add(question);
        return mind.apply(question);
    }

    public List<Question> asked() {
        return List.copyOf(asked);
    }

    /** Answers that from now on, and does what the test wants meanwhile. */
    public void thinks(Function<Question, Answer> thought) {
        mind = thought;
    }

    public void isAway() {
        mind = question -> {
            throw new AssistantUnavailable("away");
        };
    }

    private static String shortened(Question question) {
        return question.text().codePointCount(0, question.text().length()) > 100 ? "much" : question.text();
    }
}
