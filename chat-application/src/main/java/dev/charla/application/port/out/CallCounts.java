package dev.charla.application.port.out;

import java.time.Duration;
import java.util.Optional;

/**
 * How often callers asked for something, counted by all nodes together. What a caller has used up comes back evenly, and whoever
 * has used up nothing is forgotten. Each method is atomic.
 *
 * <p>Nobody is kept waiting for a count that is away. It refuses nobody then, so a node counts for itself as well.
 */
public interface CallCounts {

    /** @return empty when the call is counted and may be made; else how long to wait until one may be, and it is not counted */
    Optional<Duration> take(Allowance allowance, String caller);

    /** Makes as if one call had not been counted. Does not wait until that is so, but what is asked next knows of it. */
    void giveBack(Allowance allowance, String caller);

    /**
     * What each caller has of one kind.
     *
     * @param name unlike that of any other allowance, and the same on each node
     * @param times how often at once
     * @param within how long it takes until all have come back
     */
    record Allowance(String name, int times, Duration within) {

        public Allowance {
            if (times < 1 || !within.isPositive()) {
                throw new IllegalArgumentException("an allowance must be positive");
            }
        }

        /** How long it takes until one has come back. */
        public Duration each() {
            return within.dividedBy(times);
        }
    }
}
