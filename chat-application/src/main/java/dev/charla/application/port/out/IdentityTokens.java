package dev.charla.application.port.out;

import dev.charla.application.port.in.VerifiedContact;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Checks the tokens by which sites vouch for their users: JWTs (RFC 7519) signed with HS256 and no other algorithm, with
 * the claims {@code sub}, {@code exp} and, where known, {@code email}, {@code phone_number} and {@code name}.
 */
public interface IdentityTokens {

    /** Longest time from {@code iat}, or from now where that is missing, to {@code exp}. */
    Duration MAX_LIFETIME = Duration.ofHours(1);

    /** How far the clocks of a site and of this server may be apart. */
    Duration MAX_SKEW = Duration.ofMinutes(1);

    /** Fewest bytes of a secret (RFC 7518 §3.2); none shorter proves anything. */
    int MIN_SECRET_BYTES = 32;

    /** @return empty when the token does not hold, whatever is wrong with it */
    Optional<VerifiedContact> verify(String token, String secret, Instant now);
}
