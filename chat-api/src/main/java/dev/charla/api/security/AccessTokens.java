package dev.charla.api.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Scope;
import dev.charla.domain.people.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** The access tokens of the built-in issuer: JWTs (RFC 7519) signed with RS256, the one algorithm that is accepted. */
public final class AccessTokens {

    private static final String AUDIENCE = "charla";

    /** The claim that names the log-in, as OpenID Connect names a session (Front-Channel Logout 1.0 §3). */
    private static final String LOGIN = "sid";

    private static final String CLIENT = "client_id";
    private static final String SCOPE = "scope";

    private final String issuer;
    private final Duration lifetime;
    private final InstantSource clock;
    private final RSAKey publicKey;
    private final JwtEncoder encoder;
    private final JwtDecoder decoder;

    public AccessTokens(RSAKey key, String issuer, Duration lifetime, InstantSource clock) {
        this.issuer = issuer;
        this.lifetime = lifetime;
        this.clock = clock;
        this.publicKey = key.toPublicJWK();
        this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
        this.decoder = decoder(key, issuer);
    }

    /** How long a token proves anything. */
    public Duration lifetime() {
        return lifetime;
    }

    /** What proves the tokens' signatures, as the members of a JWK set (RFC 7517 §5). */
    public Map<String, Object> publicKeys() {
        return new JWKSet(publicKey).toJSONObject();
    }

    /** For a member of staff, by a log-in that the token ends with. */
    public String issue(Account account, LoginId login) {
        var person = account.staff();
        var claims = claims(person.id().toString(), lifetime)
                .claim(LOGIN, login.toString())
                .claim("email", person.email())
                .claim("name", person.name())
                .claim(
                        "roles",
                        person.roles().stream()
                                .map(AccessTokens::claim)
                                .sorted()
                                .toList())
                .claim("tenantId", person.tenant().toString())
                .claim("userId", account.number())
                .build();
        return encode(claims).getTokenValue();
    }

    /** For a program (RFC 9068 §2.2). */
    public Jwt issue(String client, Set<String> scopes, Duration lifetime) {
        return encode(claims(client, lifetime)
                .claim(CLIENT, client)
                .claim(SCOPE, scopes.stream().sorted().collect(Collectors.joining(" ")))
                .build());
    }

    /** @return empty when it is not a token of ours, or has expired; whether its owner is still there is not looked at */
    public Optional<Claims> verify(String token) {
        try {
            return Optional.of(Claims.of(decoder.decode(token)));
        } catch (JwtException | IllegalArgumentException bad) {
            return Optional.empty();
        }
    }

    private JwtClaimsSet.Builder claims(String subject, Duration lifetime) {
        var now = clock.instant();
        return JwtClaimsSet.builder()
                .issuer(issuer)
                .audience(List.of(AUDIENCE))
                .subject(subject)
                .issuedAt(now)
                .expiresAt(now.plus(lifetime))
                .id(UUID.randomUUID().toString());
    }

    private Jwt encode(JwtClaimsSet claims) {
        var header = JwsHeader.with(SignatureAlgorithm.RS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims));
    }

    private static JwtDecoder decoder(RSAKey key, String issuer) {
        try {
            var decoder = NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey())
                    .signatureAlgorithm(SignatureAlgorithm.RS256)
                    .build();
            // The clock that made a token is the one that looks at it, so none is granted a minute more.
            decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(
                    new JwtTimestampValidator(Duration.ZERO),
                    new JwtIssuerValidator(issuer),
                    new JwtClaimValidator<List<String>>("aud", to -> to != null && to.contains(AUDIENCE)),
                    new JwtClaimValidator<Object>("exp", Objects::nonNull)));
            return decoder;
        } catch (JOSEException unusable) {
            throw new IllegalStateException("the signing key cannot be read", unusable);
        }
    }

    private static String claim(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** What a token that holds says. */
    public sealed interface Claims {

        Instant expiresAt();

        private static Claims of(Jwt token) {
            var end = Objects.requireNonNull(token.getExpiresAt());
            var client = token.getClaimAsString(CLIENT);
            return client == null
                    ? new OfStaff(new StaffId(id(token, "sub")), new LoginId(id(token, LOGIN)), end)
                    : new OfClient(client, ScopeName.parseAll(text(token, SCOPE)), end);
        }

        private static UUID id(Jwt token, String claim) {
            return UUID.fromString(text(token, claim));
        }

        private static String text(Jwt token, String claim) {
            var text = token.getClaimAsString(claim);
            if (text == null) {
                throw new IllegalArgumentException("no claim " + claim);
            }
            return text;
        }
    }

    /** A member of staff who has logged in. */
    public record OfStaff(StaffId subject, LoginId login, Instant expiresAt) implements Claims {}

    /** A program that has shown its secret. */
    public record OfClient(String client, Set<Scope> scopes, Instant expiresAt) implements Claims {}
}
