package dev.charla.api.security;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The other issuers whose tokens are taken, by name. */
public final class ExternalIssuers {

    private final Map<String, ExternalIssuer> issuers;

    ExternalIssuers(List<ExternalIssuer> issuers) {
        this.issuers = issuers.stream().collect(toUnmodifiableMap(ExternalIssuer::name, issuer -> issuer));
    }

    /** @throws IllegalStateException when two have the same name */
    public static ExternalIssuers of(IssuerSettings settings) {
        return new ExternalIssuers(
                settings.issuers().stream().map(ExternalIssuer::of).toList());
    }

    /**
     * @return empty when none of them made the token, or it does not hold
     * @throws IssuerUnavailable when its keys cannot be had
     */
    Optional<ExternalClaims> verify(String token) {
        return Optional.ofNullable(claimedIssuer(token)).map(issuers::get).flatMap(issuer -> issuer.verify(token));
    }

    /** Only chooses whose keys must prove the token. */
    private static @Nullable String claimedIssuer(String token) {
        try {
            return JWTParser.parse(token).getJWTClaimsSet().getIssuer();
        } catch (ParseException noToken) {
            return null;
        }
    }
}
