package dev.charla.domain.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+34600111222",
                "34600111222",
                " 34600111222",
                "+34 600 111 222",
                "+34-600.111.222",
                "+34 (600) 111222",
                "+34\u00a0600111222"
            })
    void readsANumberHoweverItIsWritten(String text) {
        assertThat(PhoneNumber.parse(text)).contains(new PhoneNumber("+34600111222"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1234567", "123456789012345"})
    void takesSevenToFifteenDigits(String text) {
        assertThat(PhoneNumber.parse(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "+123456",
                "+1234567890123456",
                "+034600111222",
                "0034600111222",
                "++34600111222",
                "34600111222+",
                "34600x11222",
                "34600111222@c.us",
                "\u0663\u0664\u0666\u0660\u0660\u0661\u0661\u0661",
                "+34600111222\n+34600111223",
                "3                                      4600111222"
            })
    void findsNoNumberInOtherTexts(String text) {
        assertThat(PhoneNumber.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"34600111222", "+34 600 111 222", ""})
    void hasOneFormOnly(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber(text));
    }

    @Test
    void looksInNoTextLongerThanAnybodyWrites() {
        var number = "+34600111222";
        var longest = number + " ".repeat(40 - number.length());

        assertThat(PhoneNumber.parse(longest)).contains(new PhoneNumber(number));
        assertThat(PhoneNumber.parse(longest + " ")).isEmpty();
    }

    @Test
    void isShownInItsOneForm() {
        assertThat(new PhoneNumber("+34600111222")).hasToString("+34600111222");
    }
}
