package dev.charla.infrastructure.lucene;

import dev.charla.application.port.out.Assistant;
import dev.charla.application.port.out.FaqRepository;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the offline assistant where no model is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("environment.getProperty('charla.assistant.base-url', '').isBlank()")
public class LuceneConfiguration {

    @Bean
    Assistant offlineAssistant(FaqRepository faqs) {
        return new LuceneAssistant(faqs);
    }
}
