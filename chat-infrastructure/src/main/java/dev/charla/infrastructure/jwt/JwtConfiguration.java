package dev.charla.infrastructure.jwt;

import dev.charla.application.port.out.IdentityTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the check of identity tokens. */
@Configuration(proxyBeanMethods = false)
public class JwtConfiguration {

    @Bean
    IdentityTokens identityTokens() {
        return new NimbusIdentityTokens();
    }
}
