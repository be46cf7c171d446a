package dev.charla.api.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.port.out.CallCounts;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LimitsTest {

    private final Noting counts = new Noting();
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
        var settings = bound("charla.limits.enabled", "false");
        var off = limits(settings, counts);

        for (var i = 0; i < 10_000; i++) {
            off.take(Limit.SEARCHES, "ann");
        }
        assertThat(off.refusals(Limit.SEARCHES)).isZero();
    }

    @Test
    void areSharedByAllNodesButForTheEventsOfSockets() {
        var settings = bound("charla.limits.enabled", "true");
        for (var limit : Limit.values()) {
            limits(settings, counts).take(limit, "ann");
        }

        assertThat(counts.names())
                .containsExactlyInAnyOrder(
                        "reads", "writes", "uploads", "searches", "programs", "strangers", "connections", "questions");
    }

    @Test
    void areSharedBeforeAnybodyIsProven() {
        var configuration = new LimitsConfiguration();
        var settings = bound("charla.limits.enabled", "true");
        var entrance = configuration.entranceLimits(configuration.throttles(settings, provider(counts)), settings);
        entrance.logIn("ann@shop.example", "192.0.2.1");
        entrance.identify("192.0.2.1");

        assertThat(counts.names()).containsExactlyInAnyOrder("login-account", "login-address", "identify-address");
    }

    private static Limits limits(LimitSettings settings, CallCounts counts) {
        var configuration = new LimitsConfiguration();
        return configuration.limits(configuration.throttles(settings, provider(counts)), settings);
    }

    private static ObjectProvider<CallCounts> provider(CallCounts counts) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("counts", counts);
        return beans.getBeanProvider(CallCounts.class);
    }

    private static LimitSettings bound(String name, String value) {
        var source = new MapConfigurationPropertySource();
        source.put(name, value);
        return new Binder(source).bindOrCreate("charla.limits", LimitSettings.class);
    }

    private static void refuses(Runnable attempt) {
        assertThatExceptionOfType(RateLimited.class).isThrownBy(attempt::run);
    }

    /** Refuses nobody, and notes down what it is asked for. */
    private static final class Noting implements CallCounts {

        private final List<String> names = new ArrayList<>();

        @Override
        public Optional<Duration> take(Allowance allowance, String caller) {
            names.add(allowance.name());
            return Optional.empty();
        }

        @Override
        public void giveBack(Allowance allowance, String caller) {}

        private List<String> names() {
            return names;
        }
    }
}
