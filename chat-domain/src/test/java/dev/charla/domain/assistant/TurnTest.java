package dev.charla.domain.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.domain.assistant.Turn.Speaker;
import org.junit.jupiter.api.Test;

class TurnTest {

    @Test
    void belongsToWhoeverSpoke() {
        assertThat(Turn.ofUser("Where is my order?")).isEqualTo(new Turn(Speaker.USER, "Where is my order?"));
        assertThat(Turn.ofAssistant("On its way")).isEqualTo(new Turn(Speaker.ASSISTANT, "On its way"));
    }

    @Test
    void tellsLogsWhoSpokeAndNotWhat() {
        assertThat(Turn.ofUser("Where is my order?")).hasToString("Turn[USER]");
    }
}
