package dev.charla.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrollmentIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"7", "spring-2024", "campaign:12_a.b"})
    void isShownAsItIsWritten(String text) {
        assertThat(EnrollmentId.of(text))
                .hasValueSatisfying(id -> assertThat(id).hasToString(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "caf\u00e9", "a/b"})
    void otherTextNamesNone(String text) {
        assertThat(EnrollmentId.of(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new EnrollmentId(text));
    }

    @Test
    void isAHundredCharactersLongAtTheMost() {
        assertThat(EnrollmentId.of("x".repeat(100))).isPresent();
        assertThat(EnrollmentId.of("x".repeat(101))).isEmpty();
    }
}
