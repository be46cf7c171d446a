package dev.charla.infrastructure.passwords;

import dev.charla.application.port.out.Passwords;
import dev.charla.application.port.out.SecretGenerator;
import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;

/** Provides password hashing in the format {@code {algorithm}hash}, bcrypt at present, and random secrets. */
@Configuration(proxyBeanMethods = false)
public class PasswordsConfiguration {

    private static final int SECRET_BYTES = 32;

    @Bean
    Passwords passwords() {
        return new SpringPasswords(PasswordEncoderFactories.createDelegatingPasswordEncoder());
    }

    @Bean
    SecretGenerator secretGenerator() {
        return new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), SECRET_BYTES)::generateKey;
    }
}
