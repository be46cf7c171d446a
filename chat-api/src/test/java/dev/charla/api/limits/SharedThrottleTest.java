package dev.charla.api.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.charla.application.memory.MemoryCallCounts;
import dev.charla.application.port.out.CallCounts;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedThrottleTest {

    private static final Rate THREE = new Rate(3, Duration.ofMinutes(1));

    private final Counts counts = new Counts();
    private final Throttle here = new BucketThrottles(counts).shared("three", THREE);
    private final Throttle there = new BucketThrottles(counts).shared("three", THREE);

    @Test
    void nodesCountTogether() {
        here.take("ann");
        there.take("ann");
        here.take("ann");

        assertThat(refused(there).retryAfterSeconds()).isBetween(19L, 20L);
        refused(here);
        here.take("bob");
    }

    @Test
    void whatTheOthersRefuseIsNotCountedHere() {
        take(here, 3);
        for (var i = 0; i < 10; i++) {
            refused(there);
        }
        counts.away = true;

        take(there, 3);
    }

    @Test
    void aFloodDoesNotReachTheOthers() {
        take(here, 3);
        counts.asked = 0;
        for (var i = 0; i < 10; i++) {
            refused(here);
        }

        assertThat(counts.asked).isZero();
    }

    @Test
    void whatIsGivenBackMayBeTakenAnywhere() {
        take(here, 3);
        here.giveBack("ann");

        take(there, 1);
        refused(there);
        refused(here);
    }

    @Test
    void thisNodeCountsWhileTheOthersAreAway() {
        counts.away = true;
        take(here, 3);

        refused(here);
        take(there, 3);
    }

    @Test
    void whatBelongsToANodeIsNotShared() {
        var own = new BucketThrottles(counts).own(THREE);
        take(own, 3);

        assertThat(counts.asked).isZero();
        take(new BucketThrottles(counts).own(THREE), 3);
    }

    private static void take(Throttle throttle, int times) {
        for (var i = 0; i < times; i++) {
            throttle.take("ann");
        }
    }

    private static RateLimited refused(Throttle throttle) {
        var refusal = catchThrowableOfType(RateLimited.class, () -> throttle.take("ann"));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    /** Counts until it is away. */
    private static final class Counts implements CallCounts {

        private final MemoryCallCounts memory = new MemoryCallCounts(System::nanoTime);
        private boolean away;
        private int asked;

        @Override
        public Optional<Duration> take(Allowance allowance, String caller) {
            asked++;
            return away ? Optional.empty() : memory.take(allowance, caller);
        }

        @Override
        public void giveBack(Allowance allowance, String caller) {
            memory.giveBack(allowance, caller);
        }
    }
}
