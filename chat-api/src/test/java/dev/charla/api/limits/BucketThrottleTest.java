package dev.charla.api.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BucketThrottleTest {

    private long nanos;
    private final Throttle throttle = new BucketThrottle(3, Duration.ofSeconds(30), new Clock());

    @Test
    void letsThroughSoManyAndTellsWhenTheNextMayCome() {
        take("a", 3);
        nanos += 1_500_000_000L;

        assertThat(refused("a").retryAfterSeconds()).isEqualTo(9);
    }

    @Test
    void givesThemBackEvenly() {
        take("a", 3);
        nanos += Duration.ofSeconds(10).toNanos();
        take("a", 1);

        assertThat(refused("a").retryAfterSeconds()).isEqualTo(10);
    }

    @Test
    void countsEachKeyForItself() {
        take("a", 3);

        assertThatCode(() -> throttle.take("b")).doesNotThrowAnyException();
    }

    @Test
    void whatIsGivenBackMayBeTakenAgain() {
        take("a", 3);
        throttle.giveBack("a");
        take("a", 1);
        refused("a");
    }

    @Test
    void givesBackNoMoreThanThereWas() {
        throttle.giveBack("a");
        take("a", 3);
        refused("a");
    }

    @Test
    void forgetsTheKeysThatWereUsedLongestAgo() {
        take("a", 3);
        for (var i = 0; i < BucketThrottle.MAX_KEYS - 1; i++) {
            throttle.take("key" + i);
        }
        refused("a");
        throttle.take("one more");
        throttle.take("and another");

        refused("a");
        assertThat(catchThrowableOfType(RateLimited.class, () -> take("key0", 3)))
                .isNull();
    }

    @Test
    void theWaitIsAtLeastASecond() {
        assertThat(new RateLimited(Duration.ZERO).retryAfterSeconds()).isEqualTo(1);
        assertThat(new RateLimited(Duration.ofMillis(1_001)).retryAfterSeconds())
                .isEqualTo(2);
    }

    private void take(String key, int times) {
        for (var i = 0; i < times; i++) {
            throttle.take(key);
        }
    }

    private RateLimited refused(String key) {
        var refusal = catchThrowableOfType(RateLimited.class, () -> throttle.take(key));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private final class Clock implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
