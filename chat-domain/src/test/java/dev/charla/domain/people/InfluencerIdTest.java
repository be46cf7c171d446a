package dev.charla.domain.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfluencerIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"7", "ines@example.com", "a/b?c=~!"})
    void isShownAsItIsWritten(String text) {
        assertThat(InfluencerId.isOne(text)).isTrue();
        assertThat(new InfluencerId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "caf\u00e9", "line\n"})
    void otherTextNamesNone(String text) {
        assertThat(InfluencerId.isOne(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new InfluencerId(text));
    }

    @Test
    void isAHundredCharactersLongAtTheMost() {
        assertThat(InfluencerId.isOne("x".repeat(100))).isTrue();
        assertThat(InfluencerId.isOne("x".repeat(101))).isFalse();
    }
}
