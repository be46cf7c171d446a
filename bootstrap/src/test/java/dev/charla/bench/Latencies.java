package dev.charla.bench;

import java.util.Arrays;

/** Durations in nanoseconds, in any order. */
final class Latencies {

    private long[] nanos = new long[1 << 16];
    private int count;

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
    }

    void clear() {
        count = 0;
    }

    /** @param part between 0 and 1, e.g. 0.99 for the 99th percentile */
    double millis(double part) {
        Arrays.sort(nanos, 0, count);
        return count == 0 ? Double.NaN : nanos[(int) (count * part)] / 1e6;
    }
}
