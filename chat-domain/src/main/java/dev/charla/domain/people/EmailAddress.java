package dev.charla.domain.people;

import dev.charla.domain.people.StaffRefusal.InvalidStaff;
import java.util.Locale;
import java.util.regex.Pattern;

/** An address by which somebody logs in, in lower case. Whether mail arrives there is not known. */
public record EmailAddress(String value) {

    /** RFC 5321 §4.5.3.1.3, without the angle brackets. */
    private static final int MAX_LENGTH = 254;

    private static final Pattern SHAPE = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");

    /** @throws InvalidStaff for text that is no address */
    public EmailAddress {
        value = normalised(value);
        if (value.length() > MAX_LENGTH || !SHAPE.matcher(value).matches()) {
            throw new InvalidStaff("email", "must be an e-mail address");
        }
    }

    /** Text as addresses are compared. */
    public static String normalised(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
