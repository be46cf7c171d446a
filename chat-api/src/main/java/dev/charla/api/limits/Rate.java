package dev.charla.api.limits;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/**
 * How often something may happen.
 *
 * @param times how often at once; they come back evenly
 * @param within how long it takes until all have come back
 */
public record Rate(int times, Duration within) {

    public Rate {
        if (times < 1 || !within.isPositive()) {
            throw new IllegalArgumentException("a rate must be positive, such as 600/1m");
        }
    }

    /** @param text such as {@code 600/1m}, six hundred times in a minute */
    public static Rate valueOf(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a rate is written as 600/1m, and not as " + text);
        }
        var times = Integer.parseInt(text.substring(0, slash).strip());
        return new Rate(
                times, DurationStyle.detectAndParse(text.substring(slash + 1).strip()));
    }

    @Override
    public String toString() {
        return times + "/" + within;
    }
}
