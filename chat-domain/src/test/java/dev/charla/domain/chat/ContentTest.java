package dev.charla.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

    private static final String EMOJI = "\uD83D\uDE00";

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u00E9", EMOJI})
    void takesFourThousandCharacters(String character) {
        var text = character.repeat(4_000);

        assertThat(new Content(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u00E9", EMOJI})
    void rejectsOneCharacterMore(String character) {
        assertThatExceptionOfType(InvalidMessage.class)
                .isThrownBy(() -> new Content(character.repeat(4_001)))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("content"))
                .satisfies(refusal -> assertThat(refusal.rule()).contains("4000"));
    }

    @Test
    void removesWhiteSpaceAtBothEnds() {
        assertThat(new Content(" \t\n\u2003Hello, \n you \r\n").text()).isEqualTo("Hello, \n you");
    }

    @Test
    void measuresWhatIsLeftAfterTrimming() {
        assertThat(new Content("  " + "a".repeat(4_000) + "  ").text()).hasSize(4_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void isEmptyWithoutText(String blank) {
        assertThat(new Content(blank).isEmpty()).isTrue();
    }

    @Test
    void isNotEmptyWithText() {
        assertThat(new Content("a").isEmpty()).isFalse();
    }

    @Test
    void rejectsNul() {
        rejects("a\0b");
        rejects("\0");
    }

    @Test
    void rejectsHalfASurrogatePair() {
        rejects("a\uD83Db");
        rejects("a\uDE00b");
        rejects("\uD800");
        rejects("\uDFFF");
        rejects("\uDE00\uD83D");
    }

    @Test
    void takesTheNeighboursOfWhatItRejects() {
        var neighbours = "a\u0001\uD7FF\uE000b";

        assertThat(new Content(neighbours).text()).isEqualTo(neighbours);
    }

    private static void rejects(String text) {
        assertThatExceptionOfType(InvalidMessage.class)
                .isThrownBy(() -> new Content(text))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("content"))
                .satisfies(refusal -> assertThat(refusal.rule()).contains("NUL"));
    }
}
