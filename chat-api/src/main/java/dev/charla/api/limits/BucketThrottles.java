package dev.charla.api.limits;

import dev.charla.application.port.out.CallCounts;
import dev.charla.application.port.out.CallCounts.Allowance;
import io.github.bucket4j.TimeMeter;
import org.jspecify.annotations.Nullable;

/** Makes throttles that count in this node's memory, those that are shared together with the other nodes. */
final class BucketThrottles implements Throttles {

    private final @Nullable CallCounts together;

    /** @param together {@code null} when there are no other nodes */
    BucketThrottles(@Nullable CallCounts together) {
        this.together = together;
    }

    @Override
    public Throttle shared(String name, Rate rate) {
        return together == null
                ? own(rate)
                : new SharedThrottle(own(rate), together, new Allowance(name, rate.times(), rate.within()));
    }

    @Override
    public Throttle own(Rate rate) {
        return new BucketThrottle(rate.times(), rate.within(), TimeMeter.SYSTEM_NANOTIME);
    }
}
