package dev.charla.api.security;

import dev.charla.domain.people.Correspondent;
import dev.charla.domain.people.PhoneNumber;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * For whom another issuer's token stands, and how long.
 *
 * @param staffEmail the address of a member of staff, in lower case; empty for anybody else
 * @param correspondent somebody who takes part in the chats of enrollments; empty for anybody else
 * @param phone the number of whomever it stands for; empty where it is not known, or known not to be verified
 */
record ExternalClaims(
        Optional<String> staffEmail,
        Optional<Correspondent> correspondent,
        Optional<PhoneNumber> phone,
        Instant expiresAt) {

    /** Of somebody without a number, who may be of the staff. */
    ExternalClaims(Optional<String> staffEmail, Instant expiresAt) {
        this(staffEmail, Optional.empty(), Optional.empty(), expiresAt);
    }

    static ExternalClaims of(Jwt token, IssuerSettings.Kind kind) {
        var end = Objects.requireNonNull(token.getExpiresAt());
        return switch (kind) {
            case OIDC -> new ExternalClaims(verifiedEmail(token), Optional.empty(), phone(token), end);
            case COGNITO -> new ExternalClaims(Optional.empty(), CognitoPerson.in(token), phone(token), end);
        };
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
