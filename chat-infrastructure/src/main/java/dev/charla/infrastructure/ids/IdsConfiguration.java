package dev.charla.infrastructure.ids;

import com.fasterxml.uuid.Generators;
import dev.charla.application.port.out.IdGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides UUIDs of version 7. */
@Configuration(proxyBeanMethods = false)
public class IdsConfiguration {

    @Bean
    IdGenerator idGenerator() {
        return Generators.timeBasedEpochGenerator()::generate;
    }
}
