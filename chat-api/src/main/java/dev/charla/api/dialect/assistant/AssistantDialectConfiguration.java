package dev.charla.api.dialect.assistant;

import dev.charla.api.websocket.PlainDialect;
import dev.charla.application.port.in.Conversations;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets plain WebSockets speak this dialect. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "charla.dialects.assistant", matchIfMissing = true)
public class AssistantDialectConfiguration {

    @Bean
    PlainDialect assistantDialect(Conversations conversations) {
        return new AssistantDialect(conversations);
    }
}
