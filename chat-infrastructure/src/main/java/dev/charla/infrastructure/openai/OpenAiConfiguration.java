package dev.charla.infrastructure.openai;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Provides the assistant where a model is configured; nothing of this is loaded where none is. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!environment.getProperty('charla.assistant.base-url', '').isBlank()")
@EnableConfigurationProperties(OpenAiSettings.class)
public class OpenAiConfiguration {

    @Bean(destroyMethod = "close")
    OpenAiAssistant modelAssistant(OpenAiSettings settings, JsonMapper json) {
        return new OpenAiAssistant(settings, json);
    }
}
