package dev.charla.api.security;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import dev.charla.domain.people.Integration;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Staff;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose a token is where it is enough that an issuer who is trusted knows somebody, be it nobody that works here. Programs
 * are let in nowhere.
 */
public final class TokenHolders {

    /** Of the parts of a key: an issuer and its subject. */
    private static final int MAX_LENGTH = 255;

    private final Prover prover;

    public TokenHolders(Prover prover) {
        this.prover = prover;
    }

    /**
     * @throws BadIdentity when the token does not hold
     * @throws IdentityWithoutRights when it is a program's
     * @throws IssuerUnavailable when it cannot be checked now
     */
    public TokenHolder prove(String token) {
        return holder(identity(token), claims(token));
    }

    /** Empty for somebody whom the issuer knows and nobody here does. */
    private Optional<Identity> identity(String token) {
        try {
            var credentials = new Credentials(token, null, null, null);
            return Optional.of(prover.prove(credentials).orElseThrow(BadIdentity::new));
        } catch (IdentityWithoutRights stranger) {
            // It is thrown for tokens that hold.
            return Optional.empty();
        }
    }

    private static TokenHolder holder(Optional<Identity> identity, JWTClaimsSet claims) {
        var person = identity.map(Identity::person).orElse(null);
        if (person instanceof Integration) {
            throw new IdentityWithoutRights();
        }
        return new TokenHolder(
                person instanceof Staff staff ? "staff:" + staff.id() : keyOf(claims),
                userIds(claims),
                person,
                identity.map(Identity::anchors).orElse(List.of()),
                expiry(claims));
    }

    /** Whoever proves it is the same person as long as issuer and subject are. */
    private static String keyOf(JWTClaimsSet claims) {
        return part(claims.getIssuer()) + "|" + part(claims.getSubject());
    }

    private static String part(@Nullable String claim) {
        if (claim == null || claim.isBlank() || claim.length() > MAX_LENGTH) {
            throw new BadIdentity();
        }
        return claim;
    }

    private static Set<String> userIds(JWTClaimsSet claims) {
        return Stream.of(claims.getSubject(), claims.getClaim("userId"))
                .filter(Objects::nonNull)
                .filter(id -> id instanceof String || id instanceof Number)
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    private static Instant expiry(JWTClaimsSet claims) {
        return Optional.ofNullable(claims.getExpirationTime())
                .map(Date::toInstant)
                .orElseThrow(BadIdentity::new);
    }

    /** What it says was proven before. */
    private static JWTClaimsSet claims(String token) {
        try {
            return JWTParser.parse(token).getJWTClaimsSet();
        } catch (ParseException noToken) {
            throw new BadIdentity();
        }
    }

    /**
     * @param key the same for one person whatever token it shows, and unlike anybody else's
     * @param userIds the token's {@code sub}, and its {@code userId} if it has one
     * @param person {@code null} for somebody whom the issuer knows and nobody here does
     * @param anchors what the proof hangs on beside its time
     */
    public record TokenHolder(
            String key, Set<String> userIds, @Nullable Participant person, List<Anchor> anchors, Instant expiresAt) {

        public TokenHolder {
            userIds = Set.copyOf(userIds);
            anchors = List.copyOf(anchors);
        }
    }
}
