package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.port.in.Conversations.Reply;
import dev.charla.application.port.in.Conversations.User;
import dev.charla.application.port.out.AssistantUnavailable;
import dev.charla.domain.assistant.AssistantRefusal.NoSuchConversation;
import dev.charla.domain.assistant.Turn;
import dev.charla.domain.chat.Content;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConversationsTest {

    private static final User ANN = new User("staff:ann", Set.of());
    private static final User BOB = new User("https://issuer.example|bob", null);

    private final AssistantScenario scenario = new AssistantScenario();

    @Test
    void opensASessionWhereNoneIsNamed() {
        var first = ask(ANN, null, "Hello");
        var second = ask(ANN, null, "Hello");

        assertThat(first.text()).isEqualTo("We open at nine. You asked: Hello");
        assertThat(second.session()).isNotEqualTo(first.session());
        assertThat(scenario.assistant.asked().getLast().turns()).containsExactly(Turn.ofUser("Hello"));
    }

    @Test
    void tellsTheAssistantWhatWasSaidBefore() {
        var session = ask(ANN, null, "Hello").session();
        assertThat(ask(ANN, session, "When?").session()).isEqualTo(session);

        assertThat(scenario.assistant.asked().getLast().turns())
                .containsExactly(
                        Turn.ofUser("Hello"),
                        Turn.ofAssistant("We open at nine. You asked: Hello"),
                        Turn.ofUser("When?"));
        assertThat(scenario.assistant.asked().getLast().sites()).isEqualTo(ANN.sites());
    }

    @Test
    void tellsNoMoreThanTheLastTurns() {
        var session = ask(ANN, null, "first").session();
        for (int i = 0; i < ConverseWithAssistant.TURNS / 2; i++) {
            ask(ANN, session, "more");
        }
        ask(ANN, session, "last");

        assertThat(scenario.assistant.asked().getLast().turns())
                .hasSize(ConverseWithAssistant.TURNS + 1)
                .doesNotContain(Turn.ofUser("first"));
    }

    @Test
    void keepsSessionsToTheirOwners() {
        var session = ask(ANN, null, "canary").session();
        var asked = scenario.assistant.asked().size();

        for (long other : new long[] {session, session + 1, 0, -1}) {
            assertThatExceptionOfType(NoSuchConversation.class).isThrownBy(() -> ask(BOB, other, "What was said?"));
        }
        assertThat(scenario.assistant.asked()).hasSize(asked);
    }

    @Test
    void keepsNothingWithoutAnAnswer() {
        var session = ask(ANN, null, "Hello").session();
        var rows = scenario.charla.storage.rows();
        scenario.assistant.isAway();

        assertThatExceptionOfType(AssistantUnavailable.class).isThrownBy(() -> ask(ANN, null, "Hello"));
        assertThatExceptionOfType(AssistantUnavailable.class).isThrownBy(() -> ask(ANN, session, "Hello"));
        assertThat(scenario.charla.storage.rows()).isEqualTo(rows);
    }

    @Test
    void areForgottenInTime() {
        var session = ask(ANN, null, "Hello").session();
        scenario.after(AssistantScenario.KEPT);
        assertThat(scenario.forget()).isZero();

        scenario.after(AssistantScenario.KEPT.plus(Duration.ofMillis(1)));
        assertThat(scenario.forget()).isOne();
        assertThatExceptionOfType(NoSuchConversation.class).isThrownBy(() -> ask(ANN, session, "Hello"));
    }

    @Test
    void keepWordsOutOfLogs() {
        assertThat(ask(ANN, null, "canary")).asString().doesNotContain("canary");
    }

    private Reply ask(User user, @Nullable Long session, String prompt) {
        return scenario.conversations.ask(user, session, new Content(prompt));
    }
}
