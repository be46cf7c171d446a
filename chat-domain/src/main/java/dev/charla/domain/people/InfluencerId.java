package dev.charla.domain.people;

import java.util.regex.Pattern;

/** Names an influencer, as the company's own records do: 1 to {@value #MAX_LENGTH} printable ASCII characters. */
public record InfluencerId(String value) {

    public static final int MAX_LENGTH = 100;

    private static final Pattern SHAPE = Pattern.compile("[!-~]{1," + MAX_LENGTH + "}");

    /** @throws IllegalArgumentException for text that {@link #isOne} denies */
    public InfluencerId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("no influencer's id");
        }
    }

    public static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
