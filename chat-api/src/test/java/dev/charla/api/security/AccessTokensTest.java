package dev.charla.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.charla.api.security.AccessTokens.OfClient;
import dev.charla.api.security.AccessTokens.OfStaff;
import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Scope;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {

    private static final RSAKey KEY = newKey();
    private static final Staff ANN = new Staff(
            new StaffId(new UUID(1, 1)),
            new TenantId(new UUID(2, 2)),
            "ann@example.org",
            "Ann",
            Set.of(Role.COMMERCIAL),
            Set.of());

    private static final LoginId LOGIN = new LoginId(new UUID(3, 3));

    private final Instant now = Instant.now();
    private final AccessTokens tokens = tokens(KEY, "charla", now);

    @Test
    void aTokenNamesItsOwnerAndItsEnd() {
        var end = Instant.ofEpochSecond(now.plusSeconds(3600).getEpochSecond());

        assertThat(tokens.verify(issued(tokens))).contains(new OfStaff(ANN.id(), LOGIN, end));
    }

    @Test
    void aTokenOfAProgramNamesItsScopes() {
        var token = tokens.issue("crm", Set.of("chats:read", "messages:write"), Duration.ofMinutes(5));
        var end = Instant.ofEpochSecond(now.plusSeconds(300).getEpochSecond());

        assertThat(token.getClaimAsString("sub")).isEqualTo("crm");
        assertThat(token.getClaimAsString("scope")).isEqualTo("chats:read messages:write");
        assertThat(tokens.verify(token.getTokenValue()))
                .contains(new OfClient("crm", Set.of(Scope.CHATS_READ, Scope.MESSAGES_WRITE), end));
    }

    @Test
    void tellsWhoTheOwnerIs() throws Exception {
        var claims = SignedJWT.parse(issued(tokens)).getJWTClaimsSet();

        assertThat(claims.getStringClaim("email")).isEqualTo("ann@example.org");
        assertThat(claims.getStringListClaim("roles")).containsExactly("commercial");
        assertThat(claims.getLongClaim("userId")).isEqualTo(42);
        assertThat(claims.getStringClaim("tenantId")).isEqualTo(ANN.tenant().toString());
    }

    @Test
    void publishesWhatChecksItsTokensAndNothingSecret() throws Exception {
        var published = tokens.publicKeys();
        var key = JWKSet.parse(published).getKeys().getFirst().toRSAKey();

        assertThat(SignedJWT.parse(issued(tokens)).verify(new RSASSAVerifier(key)))
                .isTrue();
        assertThat(key.isPrivate()).isFalse();
        assertThat(published.toString()).doesNotContain(KEY.getPrivateExponent().toString());
    }

    @Test
    void refusesAnExpiredToken() {
        var old = tokens(KEY, "charla", now.minus(Duration.ofHours(3)));

        assertThat(tokens.verify(issued(old))).isEmpty();
    }

    @Test
    void grantsNoMinuteMore() {
        var old = tokens(KEY, "charla", now.minus(Duration.ofHours(1)).minusSeconds(1));

        assertThat(tokens.verify(issued(old))).isEmpty();
    }

    @Test
    void refusesATokenOfAnotherKey() {
        assertThat(tokens.verify(issued(tokens(newKey(), "charla", now)))).isEmpty();
    }

    @Test
    void refusesATokenOfAnotherIssuer() {
        assertThat(tokens.verify(issued(tokens(KEY, "somebody", now)))).isEmpty();
    }

    @Test
    void refusesATokenForAnotherAudience() throws JOSEException {
        var claims = valid().audience("others").build();

        assertThat(tokens.verify(signed(claims, JWSAlgorithm.RS256, new RSASSASigner(KEY))))
                .isEmpty();
    }

    @Test
    void refusesATokenWithoutAnEnd() throws JOSEException {
        var claims = valid().expirationTime(null).build();

        assertThat(tokens.verify(signed(claims, JWSAlgorithm.RS256, new RSASSASigner(KEY))))
                .isEmpty();
    }

    @Test
    void acceptsTheSameTokenWithNothingWrong() throws JOSEException {
        assertThat(tokens.verify(signed(valid().build(), JWSAlgorithm.RS256, new RSASSASigner(KEY))))
                .isPresent();
    }

    @Test
    void refusesATokenNobodySigned() {
        assertThat(tokens.verify(new PlainJWT(valid().build()).serialize())).isEmpty();
    }

    @Test
    void refusesATokenSignedWithThePublicKeyAsASecret() throws JOSEException {
        var secret = KEY.toRSAPublicKey().getEncoded();

        assertThat(tokens.verify(signed(valid().build(), JWSAlgorithm.HS256, new MACSigner(secret))))
                .isEmpty();
    }

    @Test
    void refusesAnAlgorithmThatIsNotOnTheList() throws JOSEException {
        assertThat(tokens.verify(signed(valid().build(), JWSAlgorithm.RS512, new RSASSASigner(KEY))))
                .isEmpty();
    }

    @Test
    void refusesAnAlteredToken() {
        var token = issued(tokens);
        var middle = token.indexOf('.') + 10;
        var altered = token.charAt(middle) == 'A' ? 'B' : 'A';

        assertThat(tokens.verify(token.substring(0, middle) + altered + token.substring(middle + 1)))
                .isEmpty();
    }

    @Test
    void refusesASubjectThatIsNoId() throws JOSEException {
        var claims = valid().subject("ann").build();

        assertThat(tokens.verify(signed(claims, JWSAlgorithm.RS256, new RSASSASigner(KEY))))
                .isEmpty();
    }

    @Test
    void refusesATokenOfNoLogIn() throws JOSEException {
        for (var login : new String[] {null, "", "none"}) {
            var claims = valid().claim("sid", login).build();

            assertThat(tokens.verify(signed(claims, JWSAlgorithm.RS256, new RSASSASigner(KEY))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "Bearer x", "eyJhbGciOiJub25lIn0..", "\u0000"})
    void refusesWhatIsNoToken(String text) {
        assertThat(tokens.verify(text)).isEmpty();
    }

    private JWTClaimsSet.Builder valid() {
        return new JWTClaimsSet.Builder()
                .issuer("charla")
                .audience("charla")
                .subject(ANN.id().toString())
                .claim("sid", LOGIN.toString())
                .expirationTime(Date.from(now.plusSeconds(60)));
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(new JWSHeader(algorithm), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String issued(AccessTokens issuer) {
        return issuer.issue(new Account(ANN, 42, "unused"), LOGIN);
    }

    private static AccessTokens tokens(RSAKey key, String issuer, Instant at) {
        return new AccessTokens(key, issuer, Duration.ofHours(1), InstantSource.fixed(at));
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
