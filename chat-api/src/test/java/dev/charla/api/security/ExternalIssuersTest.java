package dev.charla.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.charla.api.security.IssuerSettings.Issuer;
import dev.charla.api.security.IssuerSettings.Kind;
import dev.charla.domain.people.Correspondent;
import dev.charla.domain.people.Influencer;
import dev.charla.domain.people.InfluencerId;
import dev.charla.domain.people.Operator;
import dev.charla.domain.people.PhoneNumber;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExternalIssuersTest {

    private static final String OURS = "charla-console";
    private static final UUID SUBJECT = UUID.fromString("64582498-9091-7029-1d34-45797ea85e5b");

    private final LocalIssuer issuer = new LocalIssuer();
    private final ExternalIssuers oidc = issuers(Kind.OIDC, issuer.jwksUri());
    private final ExternalIssuers cognito = issuers(Kind.COGNITO, issuer.jwksUri());

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void takesATokenWhoseEmailIsVerified() {
        var expiry = Instant.ofEpochSecond(Instant.now().plusSeconds(60).getEpochSecond());

        assertThat(oidc.verify(issuer.token(claims -> claims.expirationTime(Date.from(expiry)))))
                .contains(new ExternalClaims(Optional.of("ann@example.org"), expiry));
    }

    @Test
    void findsTheKeysByDiscovery() {
        assertThat(issuers(Kind.OIDC, null).verify(issuer.token(claims -> {}))).isPresent();
    }

    @Test
    void anUnverifiedEmailStandsForNobody() {
        for (var verified : new Object[] {null, false, "true"}) {
            assertThat(oidc(claims -> claims.claim("email_verified", verified))
                            .orElseThrow()
                            .staffEmail())
                    .isEmpty();
        }
        assertThat(oidc(claims -> claims.claim("email", null)).orElseThrow().staffEmail())
                .isEmpty();
    }

    @Test
    void refusesATokenForSomebodyElse() {
        assertThat(oidc(claims -> claims.audience("another"))).isEmpty();
        assertThat(oidc(claims -> claims.audience((String) null))).isEmpty();
        assertThat(oidc(claims -> claims.audience(List.of("another", OURS)))).isPresent();
    }

    @Test
    void readsTheNumberUnlessItWasNotVerified() {
        var phone = new PhoneNumber("+34600111222");

        assertThat(phoneOf(claims -> claims.claim("phone_number", "+34 600 111 222")))
                .contains(phone);
        assertThat(phoneOf(
                        claims -> claims.claim("phone_number", "+34600111222").claim("phone_number_verified", true)))
                .contains(phone);
        assertThat(phoneOf(
                        claims -> claims.claim("phone_number", "+34600111222").claim("phone_number_verified", false)))
                .isEmpty();
        assertThat(phoneOf(
                        claims -> claims.claim("phone_number", "+34600111222").claim("phone_number_verified", "no")))
                .isEmpty();
        assertThat(phoneOf(claims -> claims.claim("phone_number", List.of("+34600111222"))))
                .isEmpty();
        assertThat(phoneOf(claims -> claims.claim("phone_number", "me"))).isEmpty();
    }

    private Optional<PhoneNumber> phoneOf(Consumer<JWTClaimsSet.Builder> claims) {
        return oidc(claims).flatMap(ExternalClaims::phone);
    }

    @Test
    void refusesATokenOutOfItsTime() {
        assertThat(oidc(claims -> claims.expirationTime(in(-120)))).isEmpty();
        assertThat(oidc(claims -> claims.expirationTime(null))).isEmpty();
        assertThat(oidc(claims -> claims.notBeforeTime(in(120)))).isEmpty();
    }

    @Test
    void refusesATokenOfAnIssuerThatIsNotNamed() {
        assertThat(oidc(claims -> claims.issuer("https://elsewhere.example"))).isEmpty();
        assertThat(oidc(claims -> claims.issuer(issuer.name() + "/"))).isEmpty();
        assertThat(oidc(claims -> claims.issuer(null))).isEmpty();
        assertThat(issuer.fetched()).isZero();
    }

    @Test
    void refusesWhatItsKeysDoNotProve() {
        assertThat(oidc.verify(issuer.tokenOfAnotherKey())).isEmpty();
        assertThat(oidc.verify(issuer.tokenBySecret())).isEmpty();
        for (var nonsense : List.of("", ".", "a.b.c", "eyJhbGciOiJub25lIn0..")) {
            assertThat(oidc.verify(nonsense)).isEmpty();
        }
    }

    @Test
    void fetchesKeysOnceAndNotForEveryStranger() {
        for (var i = 0; i < 10; i++) {
            assertThat(oidc.verify(issuer.tokenOfAnotherKey())).isEmpty();
            assertThat(oidc(claims -> {})).isPresent();
        }
        assertThat(issuer.fetched()).isLessThanOrEqualTo(3);
    }

    @Test
    void saysThatKeysCannotBeHad() {
        var token = issuer.token(claims -> {});
        issuer.close();

        assertThatExceptionOfType(IssuerUnavailable.class).isThrownBy(() -> oidc.verify(token));
        assertThatExceptionOfType(IssuerUnavailable.class)
                .isThrownBy(() -> issuers(Kind.OIDC, null).verify(token));
    }

    @Test
    void cognitoNamesTheClientByTheUseOfTheToken() {
        assertThat(cognito(claims -> claims.claim("token_use", "id"))).isPresent();
        assertThat(cognito(claims -> claims.claim("token_use", "id").audience("another")))
                .isEmpty();
        assertThat(cognito(claims -> claims.claim("token_use", "access")
                        .audience((String) null)
                        .claim("client_id", OURS)))
                .isPresent();
        assertThat(cognito(claims -> claims.claim("token_use", "access"))).isEmpty();
        assertThat(cognito(claims -> claims.claim("token_use", "access").claim("client_id", "another")))
                .isEmpty();
        assertThat(cognito(claims -> claims.claim("token_use", "refresh").claim("client_id", OURS)))
                .isEmpty();
        assertThat(cognito(claims -> claims.claim("client_id", OURS))).isEmpty();
    }

    @Test
    void cognitosAttributeMakesAnInfluencer() {
        assertThat(person(
                        claims -> claims.claim("custom:id_influencer_main", "7").claim("cognito:username", "iris")))
                .contains(new Influencer(SUBJECT, "iris", "Ann@example.org", new InfluencerId("7")));
        assertThat(person(
                        claims -> claims.claim("custom:id_influencer_main", "7").claim("email", null)))
                .contains(new Influencer(SUBJECT, SUBJECT.toString(), null, new InfluencerId("7")));
        for (var none : new Object[] {null, "", " ", 7, List.of("7"), "7".repeat(101)}) {
            assertThat(person(claims -> claims.claim("custom:id_influencer_main", none)))
                    .isEmpty();
        }
    }

    @Test
    void cognitosGroupMakesAnOperatorWhateverElseIsSaid() {
        assertThat(person(claims -> claims.claim("cognito:groups", List.of("others", "operations"))
                        .claim("custom:id_influencer_main", "7")
                        .claim("username", "olga")))
                .contains(new Operator(SUBJECT, "olga", "Ann@example.org"));
        for (var none : new Object[] {"operations", List.of("Operations"), List.of(), 1}) {
            assertThat(person(claims -> claims.claim("cognito:groups", none))).isEmpty();
        }
    }

    @Test
    void cognitoStandsForNoStaffAndForNobodyWithoutAnIdOfItsOwn() {
        var influencer = cognito(claims ->
                        claims.subject("someone").claim("token_use", "id").claim("custom:id_influencer_main", "7"))
                .orElseThrow();
        assertThat(influencer.staffEmail()).isEmpty();
        assertThat(influencer.correspondent()).isEmpty();
        assertThat(oidc(claims -> claims.subject(SUBJECT.toString()).claim("cognito:groups", List.of("operations")))
                        .orElseThrow()
                        .correspondent())
                .isEmpty();
    }

    @Test
    void anIssuerNeedsAnAudience() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Issuer("https://issuer.example", null, Kind.OIDC, List.of()));
    }

    private Optional<ExternalClaims> oidc(Consumer<JWTClaimsSet.Builder> change) {
        return oidc.verify(issuer.token(change));
    }

    private Optional<Correspondent> person(Consumer<JWTClaimsSet.Builder> change) {
        return cognito(claims ->
                        change.accept(claims.subject(SUBJECT.toString()).claim("token_use", "id")))
                .orElseThrow()
                .correspondent();
    }

    private Optional<ExternalClaims> cognito(Consumer<JWTClaimsSet.Builder> change) {
        return cognito.verify(issuer.token(change));
    }

    private ExternalIssuers issuers(Kind kind, @Nullable URI jwksUri) {
        return ExternalIssuers.of(
                new IssuerSettings(List.of(new Issuer(issuer.name(), jwksUri, kind, List.of(OURS, "another client")))));
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
