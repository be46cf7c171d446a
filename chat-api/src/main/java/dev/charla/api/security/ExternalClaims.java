package dev.charla.api.security;

import dev.charla.domain.people.PhoneNumber;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What another issuer's token says that holds.
 *
 * @param staffEmail the address of the member of staff for whom it stands, in lower case; empty for anybody else
 * @param phone the number of whomever it stands for; empty where it is not known, or known not to be verified
 */
record ExternalClaims(Optional<String> staffEmail, Optional<PhoneNumber> phone, Instant expiresAt) {

    /** Of somebody without a number. */
    ExternalClaims(Optional<String> staffEmail, Instant expiresAt) {
        this(staffEmail, Optional.empty(), expiresAt);
    }

    static ExternalClaims of(Jwt token, IssuerSettings.Kind kind) {
        var email = switch (kind) {
            case OIDC -> verifiedEmail(token);
            case COGNITO -> Optional.<String>empty();
        };
        return new ExternalClaims(email, phone(token), Objects.requireNonNull(token.getExpiresAt()));
    }

    /** Unlike an address a number needs no claim that it was verified, but there must be none that it was not (§5.1). */
    private static Optional<PhoneNumber> phone(Jwt token) {
        var verified = token.getClaim("phone_number_verified");
        return (verified == null || "true".equals(verified.toString()))
                        && token.getClaim("phone_number") instanceof String number
                ? PhoneNumber.parse(number)
                : Optional.empty();
    }

    /** An address that its issuer has not verified could be anybody's (OpenID Connect Core 1.0 §5.7). */
    private static Optional<String> verifiedEmail(Jwt token) {
        return Boolean.TRUE.equals(token.getClaim("email_verified"))
                        && token.getClaim("email") instanceof String address
                ? Optional.of(address.strip().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
