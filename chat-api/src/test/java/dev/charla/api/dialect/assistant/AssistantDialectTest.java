package dev.charla.api.dialect.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.websocket.Caller;
import dev.charla.api.websocket.PlainDialect.Closed;
import dev.charla.api.websocket.PlainDialect.Unanswered;
import dev.charla.application.port.in.Conversations;
import dev.charla.application.port.out.AssistantUnavailable;
import dev.charla.domain.assistant.AssistantRefusal.NoSuchConversation;
import dev.charla.domain.chat.Content;
import dev.charla.domain.people.SiteId;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** What clients hear, to the letter: each frame has a golden file, which the end-to-end tests hold to {@code asyncapi.yaml}. */
class AssistantDialectTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "dialect", "assistant");
    private static final Set<SiteId> SITES = Set.of(new SiteId(new UUID(2, 1)));
    private static final Caller ANN = new Caller("staff:ann", Set.of("1", "0198f1c2"), SITES);

    private final JsonMapper json = JsonMapper.builder().build();
    private final Answering conversations = new Answering();
    private final AssistantDialect dialect = new AssistantDialect(conversations);

    @Test
    void answersAsItIsWritten() throws IOException {
        var frame = ask(Map.of("userId", 1, "prompt", "¿Qué es React?", "sessionId", 2));

        assertThat(json.valueToTree(frame).toString()).isEqualTo(golden("chat_response"));
        assertThat(conversations.asked)
                .isEqualTo(new Asked(new Conversations.User("staff:ann", SITES), 2L, "¿Qué es React?"));
    }

    @Test
    void refusesAsItIsWritten() throws IOException {
        conversations.failure = new NoSuchConversation();

        var frame = ask(Map.of("userId", 1, "prompt", "Hello", "sessionId", 3));
        assertThat(json.valueToTree(frame).toString()).isEqualTo(golden("chat_error"));
    }

    @ParameterizedTest
    @CsvSource({"NO_TOKEN, missing", "BAD_TOKEN, invalid", "OTHERWISE, other"})
    void letsNobodyInAsItIsWritten(Closed why, String file) throws IOException {
        assertThat(json.valueToTree(dialect.notLetIn(why)).toString()).isEqualTo(golden("unauthorized." + file));
    }

    @Test
    void opensASessionWhereNoneIsNamed() {
        ask(Map.of("userId", 1, "prompt", "Hello"));
        assertThat(conversations.asked).extracting(Asked::session).isNull();

        var withNull = new HashMap<String, Object>(Map.of("userId", 1, "prompt", "Hello"));
        withNull.put("sessionId", null);
        ask(withNull);
        assertThat(conversations.asked).extracting(Asked::session).isNull();
    }

    @Test
    void comparesUserIdsAsTexts() {
        for (Object mine : new Object[] {1, 1L, "1", BigInteger.ONE, "0198f1c2"}) {
            assertThat(ask(Map.of("userId", mine, "prompt", "Hello")).success()).isTrue();
        }
        for (Object others : new Object[] {2, "2", "01", "", BigInteger.TEN.pow(30)}) {
            assertThat(words(ask(Map.of("userId", others, "prompt", "Hello")))).isEqualTo("userId is somebody else's");
        }
    }

    @Test
    void saysWhatIsWrongWithAFrame() {
        assertThat(words(ask(Map.of("prompt", "Hello")))).isEqualTo("userId is required");
        for (Object odd : new Object[] {1.0, true, Map.of(), Arrays.asList(1)}) {
            assertThat(words(ask(Map.of("userId", odd, "prompt", "Hello")))).isEqualTo("userId must be a number");
            assertThat(words(ask(Map.of("userId", 1, "prompt", odd)))).isEqualTo("prompt must be a text");
            assertThat(words(ask(Map.of("userId", 1, "prompt", "Hello", "sessionId", odd))))
                    .isEqualTo("sessionId must be a number");
        }
        assertThat(words(ask(Map.of("userId", 1)))).isEqualTo("prompt is required");
        assertThat(words(ask(Map.of("userId", 1, "prompt", " \n")))).isEqualTo("prompt must not be empty");
        assertThat(words(ask(Map.of("userId", 1, "prompt", "a".repeat(Content.MAX_CHARACTERS + 1)))))
                .isEqualTo("prompt must be at most 4000 characters");
        assertThat(words(ask(Map.of("userId", 1, "prompt", "Hello", "sessionId", "2"))))
                .isEqualTo("sessionId must be a number");
        assertThat(conversations.asked).isNull();
    }

    @Test
    void answersASessionBeyondAllNumbersAsAnAbsentOne() {
        ask(Map.of("userId", 1, "prompt", "Hello", "sessionId", BigInteger.TEN.pow(30)));

        assertThat(conversations.asked).extracting(Asked::session).isEqualTo(0L);
    }

    @Test
    void saysSoWhenTheAssistantIsAway() {
        conversations.failure = new AssistantUnavailable("canary");

        assertThat(words(ask(Map.of("userId", 1, "prompt", "Hello"))))
                .isEqualTo("The assistant cannot answer now; try again later");
    }

    @Test
    void knowsOneEvent() {
        assertThat(words(dialect.answer(ANN, "chat:join", Map.of("userId", 1, "prompt", "Hello"))))
                .isEqualTo("This event is not known");
    }

    @ParameterizedTest
    @EnumSource
    void hasWordsForWhatIsNotAnswered(Unanswered why) {
        var frame = dialect.notAnswered(why);

        assertThat(frame.event()).isEqualTo("chat_error");
        assertThat(words(frame)).isNotBlank();
    }

    private AnswerFrame ask(Map<String, Object> data) {
        return dialect.answer(ANN, "chat_message", data);
    }

    private static String words(AnswerFrame frame) {
        assertThat(frame.success()).isFalse();
        assertThat(frame.data()).isNull();
        assertThat(frame.message().displayable()).isTrue();
        return frame.message().content().getFirst();
    }

    private String golden(String name) throws IOException {
        return json.readTree(Files.readString(GOLDEN.resolve(name + ".json"))).toString();
    }

    record Asked(Conversations.User user, @Nullable Long session, String prompt) {}

    private static final class Answering implements Conversations {

        private @Nullable Asked asked;
        private @Nullable RuntimeException failure;

        @Override
        public Reply ask(User user, @Nullable Long session, Content prompt) {
            if (failure != null) {
                throw failure;
            }
            asked = new Asked(user, session, prompt.text());
            return new Reply(2, "Este sistema funciona mediante...");
        }
    }
}
