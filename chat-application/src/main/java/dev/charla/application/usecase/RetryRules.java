package dev.charla.application.usecase;

import java.time.Duration;

/**
 * How often something is tried, and how long is waited in between.
 *
 * @param attempts most at all
 * @param first the wait after the first attempt; each further one is twice as long
 * @param longest the longest wait
 * @param lease how long an attempt may take, before another node makes the next
 */
public record RetryRules(int attempts, Duration first, Duration longest, Duration lease) {

    private static final int MOST_DOUBLINGS = 40;

    /**
     * @param failed how many attempts have failed, 1 or more
     * @param luck from 0 to 1: how much of the wait's second half is taken, so that many do not come back at once
     */
    Duration delay(int failed, double luck) {
        var doublings = Math.min(failed - 1, MOST_DOUBLINGS);
        var wait =
                Math.min(longest.toMillis(), Math.multiplyExact(Math.min(first.toMillis(), 1L << 20), 1L << doublings));
        return Duration.ofMillis(Math.round(wait * (1 + luck) / 2));
    }
}
