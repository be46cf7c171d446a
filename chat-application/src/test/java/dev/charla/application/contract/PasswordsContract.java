package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.port.out.Passwords;
import org.junit.jupiter.api.Test;

public abstract class PasswordsContract {

    protected abstract Passwords passwords();

    @Test
    void recognisesAPasswordByItsHash() {
        var passwords = passwords();
        var hash = passwords.hash("correct horse");

        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("Correct horse", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
    }

    @Test
    void saltsEachHash() {
        var passwords = passwords();

        assertThat(passwords.hash("correct horse"))
                .isNotEqualTo(passwords.hash("correct horse"))
                .doesNotContain("correct horse");
    }

    @Test
    void looksAtEachCharacterOfALongOne() {
        var passwords = passwords();
        var hash = passwords.hash("é".repeat(199) + "a");

        assertThat(passwords.matches("é".repeat(199) + "a", hash)).isTrue();
        assertThat(passwords.matches("é".repeat(199) + "b", hash)).isFalse();
    }
}
