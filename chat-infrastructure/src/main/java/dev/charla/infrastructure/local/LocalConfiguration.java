package dev.charla.infrastructure.local;

import dev.charla.application.port.out.Backplane;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The backplane of a node that is alone. */
@Configuration(proxyBeanMethods = false)
public class LocalConfiguration {

    @Bean
    Backplane backplane() {
        return new LocalBackplane();
    }
}
