package dev.charla.infrastructure.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.VerifiedContact;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NimbusIdentityTokensTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private final NimbusIdentityTokens tokens = new NimbusIdentityTokens();

    @Test
    void readsWhomTheSiteVouchesFor() {
        assertThat(verify(claims -> claims.claim("email", "v@home.example")
                        .claim("phone_number", "+34600")
                        .claim("name", "Vera")))
                .contains(new VerifiedContact("user-1", new ContactDetails("Vera", "v@home.example", "+34600")));
        assertThat(verify(claims -> claims.claim("name", " ")))
                .contains(new VerifiedContact("user-1", ContactDetails.NONE));
    }

    @Test
    void takesATokenThatDoesNotSayWhenItWasMade() {
        assertThat(verify(claims -> claims.issueTime(null))).isPresent();
    }

    /** In seconds from now. */
    @ParameterizedTest
    @CsvSource({
        "0, 3600, true",
        "0, 3601, false",
        ", 3600, true",
        ", 3601, false",
        "-3600, 0, true",
        "-3500, 100, true",
        "-3501, 100, false",
        "-100, -59, true",
        "-100, -60, false",
        "60, 100, true",
        "61, 100, false",
        "-100000, 100, false",
        "0, , false"
    })
    void takesATokenOfAnHourAtMostInItsTime(@Nullable Long issued, @Nullable Long expires, boolean holds) {
        assertThat(verify(claims -> claims.issueTime(at(issued)).expirationTime(at(expires)))
                        .isPresent())
                .isEqualTo(holds);
    }

    @Test
    void refusesATokenBeforeItsTime() {
        assertThat(verify(claims -> claims.notBeforeTime(at(60L)))).isPresent();
        assertThat(verify(claims -> claims.notBeforeTime(at(61L)))).isEmpty();
    }

    @Test
    void refusesATokenOfNobody() {
        assertThat(verify(claims -> claims.subject(null))).isEmpty();
        assertThat(verify(claims -> claims.subject(" "))).isEmpty();
        assertThat(verify(claims -> claims.subject("x".repeat(255)))).isPresent();
        assertThat(verify(claims -> claims.subject("x".repeat(256)))).isEmpty();
    }

    @Test
    void refusesClaimsThatCannotBeKept() {
        assertThat(verify(claims -> claims.claim("email", 7))).isEmpty();
        assertThat(verify(claims -> claims.claim("name", "x".repeat(201)))).isEmpty();
        assertThat(verify(claims -> claims.claim("phone_number", "1".repeat(51))))
                .isEmpty();
    }

    @Test
    void refusesAnotherSecret() throws JOSEException {
        var token = signed(JWSAlgorithm.HS256, SECRET.replace('0', '1'));

        assertThat(tokens.verify(token, SECRET, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS384", "HS512"})
    void refusesAnotherAlgorithm(String algorithm) throws JOSEException {
        var secret = SECRET + SECRET;

        assertThat(tokens.verify(signed(JWSAlgorithm.parse(algorithm), secret), secret, NOW))
                .isEmpty();
        assertThat(tokens.verify(signed(JWSAlgorithm.HS256, secret), secret, NOW))
                .isPresent();
    }

    @Test
    void refusesATokenThatNobodySigned() {
        assertThat(tokens.verify(new PlainJWT(claims().build()).serialize(), SECRET, NOW))
                .isEmpty();
    }

    @Test
    void refusesAnyTokenUnderAShortSecret() throws JOSEException {
        var token = signed(JWSAlgorithm.HS256, SECRET);

        assertThat(tokens.verify(token, SECRET.substring(1), NOW)).isEmpty();
        assertThat(tokens.verify(token, "", NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "eyJhbGciOiJub25lIn0..", "eyJhbGciOiJIUzI1NiJ9..", "\u0000"})
    void refusesWhatIsNoToken(String text) {
        assertThat(tokens.verify(text, SECRET, NOW)).isEmpty();
    }

    private Optional<VerifiedContact> verify(Consumer<JWTClaimsSet.Builder> change) {
        var claims = claims();
        change.accept(claims);
        try {
            return tokens.verify(signed(JWSAlgorithm.HS256, SECRET, claims.build()), SECRET, NOW);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .subject("user-1")
                .issueTime(at(0L))
                .expirationTime(Date.from(NOW.plus(Duration.ofMinutes(5))));
    }

    private static @Nullable Date at(@Nullable Long seconds) {
        return seconds == null ? null : Date.from(NOW.plusSeconds(seconds));
    }

    private static String signed(JWSAlgorithm algorithm, String secret) throws JOSEException {
        return signed(algorithm, secret, claims().build());
    }

    private static String signed(JWSAlgorithm algorithm, String secret, JWTClaimsSet claims) throws JOSEException {
        var token = new SignedJWT(new JWSHeader(algorithm), claims);
        token.sign(new MACSigner(secret));
        return token.serialize();
    }
}
