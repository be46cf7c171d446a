package dev.charla.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.charla.domain.people.Integration;
import dev.charla.domain.people.IntegrationId;
import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose tokens are, once they were proven; the prover is told what to say, so the tokens here need no signature. */
class TokenHoldersTest {

    private static final Instant END = Instant.parse("2026-01-05T12:00:00Z");
    private static final LoginId LOGIN = new LoginId(new UUID(5, 0));
    private static final Staff ANN = new Staff(
            new StaffId(new UUID(3, 0)), new TenantId(new UUID(1, 0)), "ann@x", "Ann", Set.of(Role.ADMIN), Set.of());

    @Test
    void areStaffByTheirNumberToo() {
        var holder = proving(ANN).prove(token("issuer", "0198", 7));

        assertThat(holder.person()).isEqualTo(ANN);
        assertThat(holder.userIds()).containsExactlyInAnyOrder("0198", "7");
        assertThat(holder.expiresAt()).isEqualTo(END);
        assertThat(holder.anchors()).contains(new Anchor.OfLogin(LOGIN));
    }

    @Test
    void areTheSameStaffWhateverProvesIt() {
        assertThat(proving(ANN).prove(token("elsewhere", "ann", null)).key())
                .isEqualTo(proving(ANN).prove(token("issuer", "0198", 7)).key());
    }

    @Test
    void areKnownByTheirIssuerWhereNobodyElseKnowsThem() {
        var holder = stranger().prove(token("https://issuer.example", "bob", "B-1"));

        assertThat(holder.person()).isNull();
        assertThat(holder.key()).isEqualTo("https://issuer.example|bob");
        assertThat(holder.userIds()).containsExactlyInAnyOrder("bob", "B-1");
        assertThat(holder.anchors()).isEmpty();
        assertThat(stranger().prove(token("https://other.example", "bob", null)).key())
                .isNotEqualTo(holder.key());
    }

    @Test
    void areNobodyWithoutASubject() {
        for (var subject : new String[] {null, " ", "b".repeat(256)}) {
            assertThatExceptionOfType(BadIdentity.class)
                    .isThrownBy(() -> stranger().prove(token("issuer", subject, 1)));
        }
    }

    @Test
    void areNotBelievedAClaimThatIsNoId() {
        assertThat(stranger().prove(token("issuer", "bob", List.of("1", "2"))).userIds())
                .containsExactly("bob");
    }

    @Test
    void areNoPrograms() {
        var crm = new Integration(new IntegrationId(new UUID(6, 0)), "CRM", Set.of(), Set.of());

        assertThatExceptionOfType(IdentityWithoutRights.class)
                .isThrownBy(() -> proving(crm).prove(token("issuer", "crm", null)));
    }

    @Test
    void areNobodyWhenTheTokenDoesNotHold() {
        var holders = new TokenHolders(credentials -> {
            throw new BadIdentity();
        });

        assertThatExceptionOfType(BadIdentity.class).isThrownBy(() -> holders.prove(token("issuer", "ann", 1)));
        assertThatExceptionOfType(BadIdentity.class)
                .isThrownBy(() -> new TokenHolders(credentials -> Optional.empty()).prove("x"));
    }

    private static TokenHolders proving(Participant person) {
        return new TokenHolders(
                credentials -> Optional.of(new Identity(person, Identity.Proof.TOKEN, LOGIN, null, END)));
    }

    private static TokenHolders stranger() {
        return new TokenHolders(credentials -> {
            throw new IdentityWithoutRights();
        });
    }

    private static String token(String issuer, @Nullable String subject, @Nullable Object userId) {
        return new PlainJWT(new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject(subject)
                        .claim("userId", userId)
                        .expirationTime(Date.from(END))
                        .build())
                .serialize();
    }
}
