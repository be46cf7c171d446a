package dev.charla.infrastructure.passwords;

import dev.charla.application.port.out.Passwords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/** Provides password hashing in the format {@code {algorithm}hash}, bcrypt at present. */
@Configuration(proxyBeanMethods = false)
public class PasswordsConfiguration {

    @Bean
    Passwords passwords() {
        return new SpringPasswords(PasswordEncoderFactories.createDelegatingPasswordEncoder());
    }
}
