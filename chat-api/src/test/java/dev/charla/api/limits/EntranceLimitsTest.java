package dev.charla.api.limits;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EntranceLimitsTest {

    private final EntranceLimits limits = new EntranceLimits(throttle(2), throttle(4), throttle(1));

    @Test
    void limitsAnAccountWhereverItsFailuresComeFromAndHoweverItIsSpelled() {
        limits.logIn("ann@shop.example", "192.0.2.1");
        limits.logIn(" Ann@Shop.example", "192.0.2.2");

        refuses(() -> limits.logIn("ann@shop.example", "192.0.2.3"));
        limits.logIn("bob@shop.example", "192.0.2.3");
    }

    @Test
    void limitsAnAddressWhateverAccountsItTries() {
        for (var name : new String[] {"a", "b", "c", "d"}) {
            limits.logIn(name, "192.0.2.1");
        }

        refuses(() -> limits.logIn("e", "192.0.2.1"));
    }

    @Test
    void doesNotCountSuccess() {
        for (var i = 0; i < 10; i++) {
            limits.logIn("ann@shop.example", "192.0.2.1");
            limits.loggedIn("ann@shop.example", "192.0.2.1");
        }
    }

    @Test
    void limitsAProgramAtEachAddressSoThatNobodyElseLocksItOut() {
        limits.authenticate("crm", "192.0.2.1");
        limits.authenticate("crm", "192.0.2.1");

        refuses(() -> limits.authenticate("crm", "192.0.2.1"));
        limits.authenticate("crm", "192.0.2.2");
    }

    @Test
    void doesNotCountTheSuccessOfPrograms() {
        for (var i = 0; i < 10; i++) {
            limits.authenticate("crm", "192.0.2.1");
            limits.authenticated("crm", "192.0.2.1");
        }
    }

    @Test
    void takesIdsThatAreTooLongToExistForOne() {
        limits.authenticate("a".repeat(101), "192.0.2.1");
        limits.authenticate("b".repeat(101), "192.0.2.1");

        refuses(() -> limits.authenticate("c".repeat(101), "192.0.2.1"));
    }

    @Test
    void limitsIdentificationsFromAnAddress() {
        limits.identify("192.0.2.1");

        refuses(() -> limits.identify("192.0.2.1"));
        limits.identify("192.0.2.2");
    }

    @Test
    void canBeSwitchedOff() {
        var none = new EntranceLimits(Throttle.NONE, Throttle.NONE, Throttle.NONE);
        for (var i = 0; i < 100; i++) {
            none.logIn("a", "b");
            none.identify("b");
        }
        none.loggedIn("a", "b");
    }

    private static void refuses(Runnable attempt) {
        assertThatExceptionOfType(RateLimited.class).isThrownBy(attempt::run);
    }

    private static Throttle throttle(int times) {
        return new BucketThrottle(times, Duration.ofHours(1), TimeMeter.SYSTEM_NANOTIME);
    }
}
