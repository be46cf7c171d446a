package dev.charla.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.charla.api.security.Identity.Proof;
import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentProofsTest {

    private static final UUID SOMEBODY = new UUID(1, 0);
    private static final LoginId LOGIN = new LoginId(new UUID(2, 0));
    private static final Credentials COOKIE = new Credentials(null, null, null, "cookie");

    private final AtomicLong nanos = new AtomicLong();
    private int asked;
    private Prover prover = credentials -> Optional.of(identity(null));
    private final RecentProofs proofs = new RecentProofs(
            credentials -> {
                asked++;
                return prover.prove(credentials);
            },
            Duration.ofMinutes(1),
            () -> Instant.EPOCH.plusNanos(nanos.get()),
            nanos::get);

    @Test
    void whoComesAgainIsNotLookedUpAgain() {
        assertThat(proofs.prove(COOKIE)).isEqualTo(proofs.prove(COOKIE)).isPresent();
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void otherCredentialsProveSomebodyElse() {
        proofs.prove(COOKIE);
        proofs.prove(new Credentials("cookie", null, null, null));

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void afterFourSecondsEverybodyIsLookedUpAgain() {
        proofs.prove(COOKIE);
        pass(Duration.ofMillis(3999));
        proofs.prove(COOKIE);
        assertThat(asked).isEqualTo(1);

        pass(Duration.ofMillis(1));
        prover = credentials -> Optional.empty();
        assertThat(proofs.prove(COOKIE)).isEmpty();
    }

    @Test
    void theTimeThatAProofTookCountsToo() {
        prover = credentials -> {
            pass(Duration.ofSeconds(3));
            return Optional.of(identity(null));
        };
        proofs.prove(COOKIE);
        pass(Duration.ofMillis(999));
        proofs.prove(COOKIE);
        assertThat(asked).isEqualTo(1);

        pass(Duration.ofMillis(1));
        proofs.prove(COOKIE);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void aShorterLifeIsKeptTo() {
        var shorter = new RecentProofs(
                credentials -> {
                    asked++;
                    return Optional.of(identity(null));
                },
                Duration.ofMillis(100),
                () -> Instant.EPOCH,
                nanos::get);
        shorter.prove(COOKIE);
        pass(Duration.ofMillis(100));
        shorter.prove(COOKIE);

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void nobodyAndFailuresAreNotRemembered() {
        prover = credentials -> Optional.empty();
        assertThat(proofs.prove(COOKIE)).isEmpty();
        prover = credentials -> {
            throw new BadIdentity();
        };
        assertThatThrownBy(() -> proofs.prove(COOKIE)).isInstanceOf(BadIdentity.class);
        assertThatThrownBy(() -> proofs.prove(COOKIE)).isInstanceOf(BadIdentity.class);
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void whatEndedCountsNoMore() {
        proofs.prove(COOKIE);
        proofs.ended(new Anchor.OfSession("session"));
        prover = credentials -> Optional.empty();

        assertThat(proofs.prove(COOKIE)).isEmpty();
    }

    @Test
    void anyOneAnchorIsEnough() {
        proofs.prove(COOKIE);
        proofs.ended(new Anchor.OfLogin(LOGIN));
        proofs.prove(COOKIE);

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void whatEndedForSomebodyElseChangesNothing() {
        proofs.prove(COOKIE);
        proofs.ended(new Anchor.OfSession("another"));
        proofs.changed(new UUID(9, 9));
        proofs.prove(COOKIE);

        assertThat(asked).isEqualTo(1);
    }

    @Test
    void aProofThatWasUnderWayWhenItsSessionEndedIsNotRemembered() {
        prover = credentials -> {
            proofs.ended(new Anchor.OfSession("session"));
            return Optional.of(identity(null));
        };
        proofs.prove(COOKIE);
        pass(Duration.ofSeconds(1));
        prover = credentials -> Optional.empty();

        assertThat(proofs.prove(COOKIE)).isEmpty();
    }

    @Test
    void whoChangedIsLookedUpAgain() {
        proofs.prove(COOKIE);
        proofs.changed(SOMEBODY);
        proofs.prove(COOKIE);

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void aTokenIsNotRememberedLongerThanItHolds() {
        prover = credentials -> Optional.of(identity(Instant.EPOCH.plusSeconds(1)));
        proofs.prove(COOKIE);
        pass(Duration.ofMillis(999));
        proofs.prove(COOKIE);
        assertThat(asked).isEqualTo(1);

        pass(Duration.ofMillis(1));
        prover = credentials -> {
            throw new BadIdentity();
        };
        assertThatThrownBy(() -> proofs.prove(COOKIE)).isInstanceOf(BadIdentity.class);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static Identity identity(@Nullable Instant expiresAt) {
        var visitor =
                new Visitor(new VisitorId(SOMEBODY), new TenantId(new UUID(3, 0)), new SiteId(new UUID(4, 0)), null);
        return new Identity(visitor, Proof.VISITOR_SESSION, LOGIN, "session", expiresAt);
    }
}
