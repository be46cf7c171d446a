package dev.charla.api.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Token buckets in memory, those that were used last. A bucket that is forgotten is a full one. */
final class BucketThrottle implements Throttle {

    /** Some tens of megabytes at most. */
    static final int MAX_KEYS = 100_000;

    private final int times;
    private final Duration within;
    private final TimeMeter clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MAX_KEYS;
        }
    };

    /**
     * @param times how often at once; they come back evenly
     * @param within how long it takes until all have come back
     */
    BucketThrottle(int times, Duration within, TimeMeter clock) {
        this.times = times;
        this.within = within;
        this.clock = clock;
    }

    @Override
    public void take(String key) {
        var probe = bucket(key).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new RateLimited(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    @Override
    public void giveBack(String key) {
        bucket(key).addTokens(1);
    }

    private Bucket bucket(String key) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(key, any -> full());
        }
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(times).refillGreedy(times, within))
                .withCustomTimePrecision(clock)
                .build();
    }
}
