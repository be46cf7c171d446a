package dev.charla.api.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import dev.charla.domain.people.Correspondent;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What the people of enrollments may call: what their socket does not tell them, the older messages and the files of a
 * conversation. Everybody else is let through.
 */
final class CorrespondentAccess implements AuthorizationManager<RequestAuthorizationContext> {

    private static final RequestMatcher ROUTES = new OrRequestMatcher(
            pathPattern(GET, "/v2/enrollments/{id}"),
            pathPattern(GET, "/v2/messages/chat/{id}"),
            pathPattern(GET, "/v2/files/{id}"));

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        var isOne = authentication.get() instanceof IdentityToken caller
                && caller.getPrincipal().person() instanceof Correspondent;
        return new AuthorizationDecision(!isOne || ROUTES.matches(context.getRequest()));
    }
}
