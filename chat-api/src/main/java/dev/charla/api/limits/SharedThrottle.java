package dev.charla.api.limits;

import dev.charla.application.port.out.CallCounts;
import dev.charla.application.port.out.CallCounts.Allowance;

/**
 * Counts on this node, and then for all nodes together. What this node refuses all of them would, so a flood goes no further; and
 * while the others are away this node's count is what remains.
 */
final class SharedThrottle implements Throttle {

    private final Throttle here;
    private final CallCounts together;
    private final Allowance allowance;

    SharedThrottle(Throttle here, CallCounts together, Allowance allowance) {
        this.here = here;
        this.together = together;
        this.allowance = allowance;
    }

    @Override
    public void take(String key) {
        here.take(key);
        together.take(allowance, key).ifPresent(wait -> {
            here.giveBack(key);
            throw new RateLimited(wait);
        });
    }

    @Override
    public void giveBack(String key) {
        here.giveBack(key);
        together.giveBack(allowance, key);
    }
}
