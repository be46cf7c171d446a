package dev.charla.api.rest;

import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the controllers add to the OpenAPI document without saying so each time. */
@Configuration(proxyBeanMethods = false)
public class DescriptionConfiguration {

    @Bean
    GlobalOperationComponentsCustomizer describedProblems() {
        return new DescribedProblems();
    }

    @Bean
    ParameterCustomizer describedParameters() {
        return new DescribedParameters();
    }
}
