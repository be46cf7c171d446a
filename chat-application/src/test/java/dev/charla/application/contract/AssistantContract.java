package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.port.out.Assistant;
import dev.charla.application.port.out.Assistant.Question;
import dev.charla.domain.assistant.Turn;
import dev.charla.domain.chat.Content;
import dev.charla.domain.people.SiteId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for each assistant, whatever it knows. */
public abstract class AssistantContract {

    /** A site that nothing else is known of than that it opens at nine. */
    protected static final SiteId SITE = new SiteId(new UUID(2, 1));

    /** One that knows when the shop opens, and takes several questions at once. */
    protected abstract Assistant assistant();

    @Test
    void answersAQuestion() {
        var answer = assistant().answer(ask("When does the shop open?"));

        assertThat(answer.known()).isTrue();
        assertThat(answer.text()).contains("nine");
    }

    @Test
    void answersAfterMuchThatWasSaidBefore() {
        var before = IntStream.range(0, 100)
                .mapToObj(number -> number % 2 == 0 ? Turn.ofUser("word ".repeat(799)) : Turn.ofAssistant("well"))
                .toList();
        var turns = new ArrayList<>(before);
        turns.add(Turn.ofUser("When does the shop open?"));

        assertThat(assistant().answer(new Question(null, turns)).text()).contains("nine");
    }

    @Test
    void givesNoLongerAnswerThanAMessageMayBe() {
        for (var question : List.of("?", "😀".repeat(Content.MAX_CHARACTERS), "AND OR NOT (\"[* \\ ~ ^", "¿?")) {
            var answer = assistant().answer(ask(question));
            assertThat(new Content(answer.text()).isEmpty()).isFalse();
        }
    }

    @Test
    void answersSeveralAtOnce() throws Exception {
        var assistant = assistant();
        Callable<String> asking =
                () -> assistant.answer(ask("When does the shop open?")).text();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> answer : threads.invokeAll(List.of(asking, asking, asking, asking))) {
                assertThat(answer.get()).contains("nine");
            }
        }
    }

    protected static Question ask(String text) {
        return new Question(Set.of(SITE), List.of(Turn.ofUser(text)));
    }
}
