package dev.charla.api.security;

import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** Cognito names the client in {@code aud} of its id tokens, and in {@code client_id} of its access tokens. */
record CognitoAudience(List<String> clients) implements OAuth2TokenValidator<Jwt> {

    CognitoAudience {
        clients = List.copyOf(clients);
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        return isForUs(token)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
    }

    private boolean isForUs(Jwt token) {
        return switch (String.valueOf(token.getClaimAsString("token_use"))) {
            case "id" ->
                Optional.ofNullable(token.getAudience()).stream()
                        .flatMap(List::stream)
                        .anyMatch(clients::contains);
            case "access" -> token.getClaim("client_id") instanceof String client && clients.contains(client);
            default -> false;
        };
    }
}
