package dev.charla.infrastructure.passwords;

import dev.charla.application.port.out.Passwords;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.security.crypto.password.PasswordEncoder;

final class SpringPasswords implements Passwords {

    /** What bcrypt looks at. */
    private static final int MAX_BYTES = 72;

    private final PasswordEncoder encoder;
    private final PasswordEncoder encoderOfLongOnes;

    /**
     * @param encoder knows a hash of either by its prefix
     * @param encoderOfLongOnes for passwords that the first would cut short
     */
    SpringPasswords(PasswordEncoder encoder, PasswordEncoder encoderOfLongOnes) {
        this.encoder = encoder;
        this.encoderOfLongOnes = encoderOfLongOnes;
    }

    @Override
    public String hash(String password) {
        return Objects.requireNonNull(chosenFor(password).encode(password));
    }

    @Override
    public boolean matches(String password, String hash) {
        return encoder.matches(password, hash);
    }

    private PasswordEncoder chosenFor(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES ? encoderOfLongOnes : encoder;
    }
}
