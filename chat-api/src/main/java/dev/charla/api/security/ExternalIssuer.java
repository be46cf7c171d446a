package dev.charla.api.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/**
 * One issuer of tokens elsewhere. Its keys are fetched when a token first needs them, kept for some minutes, and not fetched
 * again for every stranger's token.
 */
final class ExternalIssuer {

    /** Asymmetric ones alone: with another, whoever can check a token could make one. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 3_000;
    private static final long OUTAGE_MILLIS = 3_600_000;
    private static final int MAX_BYTES = 256 * 1024;

    private final IssuerSettings.Issuer settings;
    private final JwtDecoder decoder;

    private ExternalIssuer(IssuerSettings.Issuer settings, JwtDecoder decoder) {
        this.settings = settings;
        this.decoder = decoder;
    }

    static ExternalIssuer of(IssuerSettings.Issuer settings) {
        return new ExternalIssuer(settings, new SupplierJwtDecoder(() -> decoder(settings)));
    }

    String name() {
        return settings.issuer();
    }

    /**
     * @return empty when the token does not hold
     * @throws IssuerUnavailable when the keys cannot be had
     */
    Optional<ExternalClaims> verify(String token) {
        try {
            return Optional.of(ExternalClaims.of(decoder.decode(token), settings.kind()));
        } catch (BadJwtException bad) {
            return Optional.empty();
        } catch (JwtException | JwtDecoderInitializationException failure) {
            if (isOfUnknownKey(failure)) {
                return Optional.empty();
            }
            throw new IssuerUnavailable(settings.issuer(), failure);
        }
    }

    /** The token names a key that was not there just now, which is too soon to look again. */
    private static boolean isOfUnknownKey(@Nullable Throwable failure) {
        return failure != null && (failure instanceof RateLimitReachedException || isOfUnknownKey(failure.getCause()));
    }

    private static JwtDecoder decoder(IssuerSettings.Issuer settings) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys(settings)));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // the validators below do that
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(
                new JwtTimestampValidator(),
                new JwtClaimValidator<Object>("exp", Objects::nonNull),
                new JwtIssuerValidator(settings.issuer()),
                audience(settings))));
        return decoder;
    }

    private static JWKSource<SecurityContext> keys(IssuerSettings.Issuer settings) {
        var retriever = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES);
        try {
            var uri = settings.jwksUri() == null ? discovered(settings.issuer(), retriever) : settings.jwksUri();
            return JWKSourceBuilder.<SecurityContext>create(uri.toURL(), retriever)
                    .retrying(true)
                    .outageTolerant(OUTAGE_MILLIS)
                    .build();
        } catch (MalformedURLException wrong) {
            throw new IllegalStateException("the issuer's jwks-uri is no address", wrong);
        }
    }

    private static URI discovered(String issuer, DefaultResourceRetriever retriever) throws MalformedURLException {
        var address = URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration");
        try {
            var metadata = JSONObjectUtils.parse(
                    retriever.retrieveResource(address.toURL()).getContent());
            if (!issuer.equals(JSONObjectUtils.getString(metadata, "issuer"))) {
                throw new IllegalStateException(address + " speaks of another issuer");
            }
            return Objects.requireNonNull(JSONObjectUtils.getURI(metadata, "jwks_uri"), "no jwks_uri");
        } catch (IOException | ParseException unreadable) {
            throw new IllegalStateException(address + " cannot be read", unreadable);
        }
    }

    private static OAuth2TokenValidator<Jwt> audience(IssuerSettings.Issuer settings) {
        return switch (settings.kind()) {
            case OIDC -> new JwtClaimValidator<List<String>>("aud", to -> to != null && contains(settings, to));
            case COGNITO -> new CognitoAudience(settings.audiences());
        };
    }

    private static boolean contains(IssuerSettings.Issuer settings, List<String> audience) {
        return audience.stream().anyMatch(settings.audiences()::contains);
    }
}
