package dev.charla.api.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Reads a request for a token (RFC 6749 §4.4.2). One that names no scopes means all that the client has (§3.3). */
final class ClientCredentialsRequest implements AuthenticationConverter {

    private final OAuth2ClientCredentialsAuthenticationConverter literal =
            new OAuth2ClientCredentialsAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var asked = literal.convert(request);
        return asked instanceof OAuth2ClientCredentialsAuthenticationToken token
                        && token.getScopes().isEmpty()
                        && token.getPrincipal() instanceof OAuth2ClientAuthenticationToken client
                        && client.getRegisteredClient() != null
                ? forAllScopes(token, client, client.getRegisteredClient())
                : asked;
    }

    private static Authentication forAllScopes(
            OAuth2ClientCredentialsAuthenticationToken asked,
            OAuth2ClientAuthenticationToken principal,
            RegisteredClient client) {
        return new OAuth2ClientCredentialsAuthenticationToken(
                principal, client.getScopes(), asked.getAdditionalParameters());
    }
}
