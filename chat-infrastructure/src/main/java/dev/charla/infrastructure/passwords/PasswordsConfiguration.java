package dev.charla.infrastructure.passwords;

import dev.charla.application.port.out.Passwords;
import dev.charla.application.port.out.SecretGenerator;
import java.util.Base64;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/** Provides password hashing in the format {@code {algorithm}hash}, bcrypt at present, PBKDF2 for what is too long for it; and random secrets. */
@Configuration(proxyBeanMethods = false)
public class PasswordsConfiguration {

    private static final int SECRET_BYTES = 32;

    /** As the first encoder names it. */
    private static final String PBKDF2 = "pbkdf2@SpringSecurity_v5_8";

    @Bean
    Passwords passwords() {
        return new SpringPasswords(
                PasswordEncoderFactories.createDelegatingPasswordEncoder(),
                new DelegatingPasswordEncoder(
                        PBKDF2, Map.of(PBKDF2, Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8())));
    }

    @Bean
    SecretGenerator secretGenerator() {
        return new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), SECRET_BYTES)::generateKey;
    }
}
