package dev.charla.api.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LimitsTest {

    private final Limits limits =
            new Limits(limit -> new BucketThrottle(2, Duration.ofHours(1), TimeMeter.SYSTEM_NANOTIME));

    @ParameterizedTest
    @EnumSource
    void countEachKindOfEachCallerByItself(Limit limit) {
        limits.take(limit, "ann");
        limits.take(limit, "ann");

        refuses(() -> limits.take(limit, "ann"));
        limits.take(limit, "bob");
        limits.take(limit == Limit.READS ? Limit.WRITES : Limit.READS, "ann");
    }

    @Test
    void takeTheNetworkOfAnAddressForOne() {
        limits.takeAt(Limit.STRANGERS, "2001:db8::1");
        limits.takeAt(Limit.STRANGERS, "2001:db8::2");

        refuses(() -> limits.takeAt(Limit.STRANGERS, "2001:db8::3"));
        limits.takeAt(Limit.STRANGERS, "2001:db8:1::1");
    }

    @Test
    void countTheirRefusals() {
        for (var i = 0; i < 5; i++) {
            try {
                limits.take(Limit.JOINS, "ann");
            } catch (RateLimited expected) {
                // The count is what matters here.
            }
        }

        assertThat(limits.refusals(Limit.JOINS)).isEqualTo(3);
        assertThat(limits.refusals(Limit.READS)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void areSettings(Limit limit) {
        var name = "charla.limits." + limit.name().toLowerCase(Locale.ROOT);

        assertThat(bound(name, "7/2h").of(limit)).isEqualTo(new Rate(7, Duration.ofHours(2)));
    }

    @Test
    void letAConsoleJoinAllItsChatsAtOnceAndComeBackForThem() {
        assertThat(bound("charla.limits.enabled", "true").of(Limit.JOINS).times())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void canBeSwitchedOff() {
        var configuration = new LimitsConfiguration();
        var settings = bound("charla.limits.enabled", "false");
        var off = configuration.limits(configuration.throttles(settings), settings);

        for (var i = 0; i < 10_000; i++) {
            off.take(Limit.SEARCHES, "ann");
        }
        assertThat(off.refusals(Limit.SEARCHES)).isZero();
    }

    private static LimitSettings bound(String name, String value) {
        var source = new MapConfigurationPropertySource();
        source.put(name, value);
        return new Binder(source).bindOrCreate("charla.limits", LimitSettings.class);
    }

    private static void refuses(Runnable attempt) {
        assertThatExceptionOfType(RateLimited.class).isThrownBy(attempt::run);
    }
}
