package dev.charla.domain.chat;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names an enrollment, as the company's own records do: 1 to {@value #MAX_LENGTH} letters, digits and {@code . _ : -}. */
public record EnrollmentId(String value) {

    public static final int MAX_LENGTH = 100;

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._:-]{1," + MAX_LENGTH + "}");

    /** @throws IllegalArgumentException for text that can name none */
    public EnrollmentId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("no enrollment's id");
        }
    }

    /** @return empty for text that can name none */
    public static Optional<EnrollmentId> of(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new EnrollmentId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
