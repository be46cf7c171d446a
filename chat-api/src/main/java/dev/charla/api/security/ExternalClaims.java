package dev.charla.api.security;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What another issuer's token says that holds.
 *
 * @param staffEmail the address of the member of staff for whom it stands, in lower case; empty for anybody else
 */
record ExternalClaims(Optional<String> staffEmail, Instant expiresAt) {

    static ExternalClaims of(Jwt token, IssuerSettings.Kind kind) {
        var email = switch (kind) {
            case OIDC -> verifiedEmail(token);
            case COGNITO -> Optional.<String>empty();
        };
        return new ExternalClaims(email, Objects.requireNonNull(token.getExpiresAt()));
    }

    /** An address that its issuer has not verified could be anybody's (OpenID Connect Core 1.0 §5.7). */
    private static Optional<String> verifiedEmail(Jwt token) {
        return Boolean.TRUE.equals(token.getClaim("email_verified"))
                        && token.getClaim("email") instanceof String address
                ? Optional.of(address.strip().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
