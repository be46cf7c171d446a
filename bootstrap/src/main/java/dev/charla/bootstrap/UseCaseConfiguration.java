package dev.charla.bootstrap;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all use cases go by. Which of them carries out which command, the configurations of their areas tell. */
@Configuration(proxyBeanMethods = false)
class UseCaseConfiguration {

    /** In whole milliseconds, as both databases and every client keep them. */
    @Bean
    InstantSource clock() {
        return InstantSource.tick(InstantSource.system(), Duration.ofMillis(1));
    }
}
