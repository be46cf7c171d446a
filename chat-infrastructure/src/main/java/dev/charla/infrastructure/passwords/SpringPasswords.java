package dev.charla.infrastructure.passwords;

import dev.charla.application.port.out.Passwords;
import java.util.Objects;
import org.springframework.security.crypto.password.PasswordEncoder;

final class SpringPasswords implements Passwords {

    private final PasswordEncoder encoder;

    SpringPasswords(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    @Override
    public boolean matches(String password, String hash) {
        return encoder.matches(password, hash);
    }
}
