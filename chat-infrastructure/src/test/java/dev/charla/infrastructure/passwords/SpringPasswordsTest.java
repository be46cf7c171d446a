package dev.charla.infrastructure.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.contract.PasswordsContract;
import dev.charla.application.port.out.Passwords;
import org.junit.jupiter.api.Test;

class SpringPasswordsTest extends PasswordsContract {

    private final Passwords passwords = new PasswordsConfiguration().passwords();

    @Override
    protected Passwords passwords() {
        return passwords;
    }

    @Test
    void tellsItsAlgorithm() {
        assertThat(passwords.hash("correct horse")).startsWith("{bcrypt}$2");
    }
}
