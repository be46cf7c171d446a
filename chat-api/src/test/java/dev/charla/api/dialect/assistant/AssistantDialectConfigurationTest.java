package dev.charla.api.dialect.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.websocket.PlainDialect;
import dev.charla.api.websocket.PlainSocketConfiguration;
import dev.charla.application.port.in.Conversations;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AssistantDialectConfigurationTest {

    private final ApplicationContextRunner node = new ApplicationContextRunner()
            .withBean(Conversations.class, () -> (user, session, prompt) -> new Conversations.Reply(1, "Hello"));

    @Test
    void speaksUnlessItIsSwitchedOff() {
        node.withUserConfiguration(AssistantDialectConfiguration.class)
                .run(context -> assertThat(context).hasSingleBean(PlainDialect.class));
    }

    @Test
    void leavesNoWebSocketWhenItIsSwitchedOff() {
        node.withPropertyValues("charla.dialects.assistant=false")
                .withUserConfiguration(AssistantDialectConfiguration.class, PlainSocketConfiguration.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(PlainDialect.class)
                        .doesNotHaveBean("plainSocketMapping")
                        .doesNotHaveBean("plainSocketRequests"));
    }
}
