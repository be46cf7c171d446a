package dev.charla.infrastructure.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.charla.application.contract.AssistantContract;
import dev.charla.application.port.out.Assistant;
import dev.charla.application.port.out.Assistant.Question;
import dev.charla.application.port.out.AssistantUnavailable;
import dev.charla.domain.assistant.Turn;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class OpenAiAssistantTest extends AssistantContract {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ModelServer server = new ModelServer();
    private @Nullable OpenAiAssistant asked;

    @AfterEach
    void stop() {
        if (asked != null) {
            asked.close();
        }
        server.close();
    }

    @Override
    protected Assistant assistant() {
        return asking(LONG, 0, 8);
    }

    @Test
    void tellsTheModelWhatWasSaidSoFar() {
        var turns = List.of(Turn.ofUser("Hello"), Turn.ofAssistant("Good morning"), Turn.ofUser("When?"));

        var answer = assistant().answer(new Question(null, turns));

        assertThat(answer.text()).isEqualTo("We open at nine.");
        var request = server.requests().getFirst();
        assertThat(request.get("model").asString()).isEqualTo("a-model");
        assertThat(request.get("max_tokens").asInt()).isEqualTo(100);
        assertThat(lines(request))
                .containsExactly("system: Be brief.", "user: Hello", "assistant: Good morning", "user: When?");
        assertThat(server.keys()).containsExactly("Bearer the-key");
    }

    @Test
    void leavesOutTheOldestTurnsOverTheBound() {
        var turns = List.of(
                Turn.ofUser("first " + "word ".repeat(200)),
                Turn.ofAssistant("second " + "word ".repeat(100)),
                Turn.ofUser("third"));

        assistant().answer(new Question(null, turns));

        assertThat(lines(server.requests().getFirst()))
                .hasSize(3)
                .noneMatch(line -> line.contains("first"))
                .last()
                .isEqualTo("user: third");
    }

    @Test
    void asksTheQuestionHoweverLongItIs() {
        assistant().answer(new Question(null, List.of(Turn.ofUser("before"), Turn.ofUser("word ".repeat(799)))));

        assertThat(lines(server.requests().getFirst())).hasSize(2);
    }

    @Test
    void readsAnAnswerThatIsNotTold() {
        server.behaves(ModelServer.whole(" We open at nine.\n"));

        assertThat(assistant().answer(ask("When?")).text()).isEqualTo("We open at nine.");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void asksAgainWhenTheServerIsTooBusy(int status) {
        var calls = new AtomicInteger();
        server.behaves(exchange -> (calls.incrementAndGet() < 3
                        ? ModelServer.status(status)
                        : ModelServer.streaming("We open at nine."))
                .answer(exchange));

        assertThat(asking(LONG, 2, 1).answer(ask("When?")).text()).isEqualTo("We open at nine.");
    }

    @Test
    void givesUpAfterSoManyTimes() {
        server.behaves(ModelServer.status(500));

        refuses(asking(LONG, 2, 1), "it answered 500");
        assertThat(server.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 302})
    void doesNotAskAgainWhatWasRefused(int status) {
        server.behaves(ModelServer.status(status));

        refuses(asking(LONG, 2, 1), "it answered " + status);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void hangsUpOnAServerThatSaysNothing() {
        server.behaves(server.silent());

        refuses(asking(SHORT, 2, 1), "it did not answer in time");
    }

    @Test
    void hangsUpOnAnAnswerThatStalls() {
        server.behaves(server.stalling());

        refuses(asking(SHORT, 2, 1), "it did not end in time");
    }

    @Test
    void hangsUpOnAnAnswerThatNeverEnds() {
        server.behaves(ModelServer.endless(": still thinking\n\n"));

        refuses(asking(LONG, 0, 1), "its answer cannot be read");
    }

    @Test
    void cutsOffAnAnswerThatIsTooLong() {
        server.behaves(ModelServer.endless(ModelServer.piece("nine 😀 ")));

        var text = assistant().answer(ask("When?")).text();
        assertThat(text.codePointCount(0, text.length())).isEqualTo(Assistant.MAX_ANSWER);
        assertThat(text).startsWith("nine 😀").endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: [DONE]\n\n",
                "data: no JSON\n\n",
                "data: {\"error\":{\"message\":\"canary\"}}\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":\"We\"}}]}\n\n",
                ""
            })
    void givesNoAnswerThatIsNone(String body) {
        server.behaves(ModelServer.raw(body));

        assertThatExceptionOfType(AssistantUnavailable.class)
                .isThrownBy(() -> assistant().answer(ask("When?")))
                .satisfies(failure -> assertThat(failure).hasMessageNotContaining("canary"));
    }

    @Test
    void isUnavailableWhereNobodyListens() {
        var url = server.baseUrl();
        server.close();

        refuses(asking(url, LONG, 1, 1), "it could not be reached");
    }

    @Test
    void takesSoManyQuestionsAtOnceAndForgetsNoneOfThem() {
        var assistant = asking(LONG, 0, 1);
        server.behaves(server.stalling());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.runAsync(() -> assistant.answer(ask("first")), threads);
            await().until(() -> server.requests().size() == 1);

            refuses(assistant, "it is asked by too many at once");
            server.close();
        }
        refuses(assistant, "it could not be reached");
    }

    @Test
    void keepsTheKeyOutOfItsWords() {
        assertThat(settings(URI.create("http://user:secret@localhost/v1"), LONG, 0, 1)
                        .toString())
                .doesNotContain("the-key", "secret");
    }

    private void refuses(Assistant assistant, String reason) {
        assertThatExceptionOfType(AssistantUnavailable.class)
                .isThrownBy(() -> assistant.answer(ask("When?")))
                .withMessage(reason);
    }

    private OpenAiAssistant asking(Duration timeout, int retries, int parallel) {
        return asking(server.baseUrl(), timeout, retries, parallel);
    }

    private OpenAiAssistant asking(URI url, Duration timeout, int retries, int parallel) {
        var made = new OpenAiAssistant(settings(url, timeout, retries, parallel), JsonMapper.shared());
        asked = made;
        return made;
    }

    private static OpenAiSettings settings(URI url, Duration timeout, int retries, int parallel) {
        return new OpenAiSettings(url, "the-key", "a-model", "Be brief.", timeout, retries, parallel, 300, 100);
    }

    private static List<String> lines(JsonNode request) {
        return request.get("messages")
                .valueStream()
                .map(line ->
                        line.get("role").asString() + ": " + line.get("content").asString())
                .toList();
    }
}
