package dev.charla.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlainHeadersTest {

    /** Spring Security's own, of {@code StrictHttpFirewall}. */
    private static final Pattern BY_DEFAULT = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");

    @Test
    void admitsTheCharactersThatSpringSecurityAdmits() {
        var different = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .mapToObj(Character::toString)
                .filter(text ->
                        PlainHeaders.isPlain(text) != BY_DEFAULT.matcher(text).matches());

        assertThat(different).isEmpty();
    }

    @Test
    void looksAtTheWholeText() {
        assertThat(PlainHeaders.isPlain("text/plain; név=é")).isTrue();
        assertThat(PlainHeaders.isPlain("é\r\nSet-Cookie: a")).isFalse();
        assertThat(PlainHeaders.isPlain("a\u0000")).isFalse();
        assertThat(PlainHeaders.isPlain("")).isTrue();
    }
}
