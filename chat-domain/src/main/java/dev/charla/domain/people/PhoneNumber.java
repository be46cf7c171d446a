package dev.charla.domain.people;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number with its country code (ITU-T E.164): {@code +} and 7 to 15 digits, of which the first is not 0. That
 * somebody names it proves nothing.
 */
public record PhoneNumber(String value) {

    /** What people and messengers put between the digits. */
    private static final Pattern SEPARATORS = Pattern.compile("[ ().\u00a0-]");

    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /** Longest text in which a number is looked for. */
    private static final int MAX_LENGTH = 40;

    /** @throws IllegalArgumentException for anything but the one form in which numbers are compared */
    public PhoneNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a telephone number in E.164's form");
        }
    }

    /**
     * Reads a number as it is written by hand or by WhatsApp, which leaves out the {@code +}. A number without its country
     * code cannot be told from one with it.
     *
     * @return empty for text that is no number
     */
    public static Optional<PhoneNumber> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var digits = SEPARATORS.matcher(text.strip()).replaceAll("");
        var number = digits.startsWith("+") ? digits : "+" + digits;
        return FORM.matcher(number).matches() ? Optional.of(new PhoneNumber(number)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
