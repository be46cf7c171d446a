package dev.charla.api.security;

import dev.charla.domain.people.Correspondent;
import dev.charla.domain.people.Influencer;
import dev.charla.domain.people.InfluencerId;
import dev.charla.domain.people.Operator;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who somebody is by the claims of Amazon Cognito: an operator by a group, an influencer by an attribute. Whoever is in the
 * group is an operator, whatever its attributes say.
 */
final class CognitoPerson {

    private static final String OPERATIONS = "operations";
    private static final int MAX_NAME = 200;

    private CognitoPerson() {}

    /** @param token one that holds; what is in it is its issuer's word */
    static Optional<Correspondent> in(Jwt token) {
        return subject(token).flatMap(subject -> person(subject, token));
    }

    private static Optional<Correspondent> person(UUID subject, Jwt token) {
        var name = username(token).orElse(subject.toString());
        var email = text(token, "email").orElse(null);
        return isOperator(token)
                ? Optional.of(new Operator(subject, name, email))
                : influencer(token).map(influencer -> new Influencer(subject, name, email, influencer));
    }

    private static boolean isOperator(Jwt token) {
        return token.getClaim("cognito:groups") instanceof Collection<?> groups && groups.contains(OPERATIONS);
    }

    private static Optional<InfluencerId> influencer(Jwt token) {
        return text(token, "custom:id_influencer_main")
                .filter(InfluencerId::isOne)
                .map(InfluencerId::new);
    }

    /** Id tokens and access tokens call it differently. */
    private static Optional<String> username(Jwt token) {
        return Stream.of("cognito:username", "username")
                .flatMap(claim -> text(token, claim).stream())
                .map(name -> name.substring(
                        0, name.offsetByCodePoints(0, Math.min(name.codePointCount(0, name.length()), MAX_NAME))))
                .findFirst();
    }

    private static Optional<UUID> subject(Jwt token) {
        try {
            return Optional.ofNullable(token.getSubject()).map(UUID::fromString);
        } catch (IllegalArgumentException noneOfCognitos) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Jwt token, String claim) {
        @Nullable Object value = token.getClaim(claim);
        return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
