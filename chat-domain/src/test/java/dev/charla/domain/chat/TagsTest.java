package dev.charla.domain.chat;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagsTest {

    private static final String EMOJI = "\uD83D\uDE00";

    @Test
    void keepTheirOrderAndCaseWithoutWhiteSpaceAround() {
        assertThat(tags(" VIP", "asks for a Refund\n", EMOJI).texts())
                .containsExactly("VIP", "asks for a Refund", EMOJI);
    }

    @Test
    void areTheSameWhereCaseAloneDiffers() {
        assertThat(tags("VIP", "angry", "vip ", "Vip").texts()).containsExactly("VIP", "angry");
    }

    @Test
    void areTwentyAtMost() {
        var most = IntStream.range(0, Tags.MOST).mapToObj(Integer::toString).collect(toList());
        most.add("0");
        assertThat(new Tags(most).texts()).hasSize(Tags.MOST);

        most.add("one more");
        assertRefused(most);
    }

    @Test
    void haveFiftyCharactersAtMost() {
        assertThat(tags(EMOJI.repeat(Tags.MAX_CHARACTERS)).texts()).hasSize(1);
        assertRefused(List.of("x".repeat(Tags.MAX_CHARACTERS + 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b", "a\nb", "a\u2028b", "a\u2029b", "\uD83D", "a\u0085b"})
    void areOfPrintableCharacters(String tag) {
        assertRefused(List.of("VIP", tag));
    }

    private static void assertRefused(List<String> tags) {
        assertThatExceptionOfType(InvalidMessage.class)
                .isThrownBy(() -> new Tags(tags))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("tags"))
                .satisfies(refusal -> assertThat(refusal.rule()).startsWith("must "));
    }

    private static Tags tags(String... texts) {
        return new Tags(List.of(texts));
    }
}
