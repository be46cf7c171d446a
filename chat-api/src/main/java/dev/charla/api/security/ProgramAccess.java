package dev.charla.api.security;

import static dev.charla.domain.people.Scope.CHATS_READ;
import static dev.charla.domain.people.Scope.CHATS_WRITE;
import static dev.charla.domain.people.Scope.MESSAGES_READ;
import static dev.charla.domain.people.Scope.MESSAGES_WRITE;
import static dev.charla.domain.people.Scope.WEBHOOKS_MANAGE;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.charla.domain.people.Integration;
import dev.charla.domain.people.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What programs may call, and by which scope. A route that is not in this table is not for programs; people are let through,
 * as scopes are none of theirs.
 */
public final class ProgramAccess implements AuthorizationManager<RequestAuthorizationContext> {

    /** The first that fits counts. */
    private static final List<Route> ROUTES = List.of(
            new Route(GET, "/v2/chats/{id}/transcript", MESSAGES_READ),
            new Route(GET, "/v2/chats/**", CHATS_READ),
            new Route(GET, "/v2/visitors/{id}/chats", CHATS_READ),
            new Route(GET, "/v2/commercials/available", CHATS_READ),
            new Route(GET, "/presence/chat/{id}", CHATS_READ),
            new Route(POST, "/v2/chats", CHATS_WRITE),
            new Route(POST, "/v2/chats/with-message", CHATS_WRITE),
            new Route(PUT, "/v2/chats/{id}/assign/{commercialId}", CHATS_WRITE),
            new Route(PUT, "/v2/chats/{id}/transfer/{commercialId}", CHATS_WRITE),
            new Route(PUT, "/v2/chats/{id}/unassign", CHATS_WRITE),
            new Route(PUT, "/v2/chats/{id}/close", CHATS_WRITE),
            new Route(PUT, "/v2/chats/{id}/reopen", CHATS_WRITE),
            new Route(PUT, "/v2/chats/{id}/priority", CHATS_WRITE),
            new Route(GET, "/v2/enrollments/{id}", CHATS_READ),
            new Route(PUT, "/v2/enrollments/{id}", CHATS_WRITE),
            new Route(GET, "/v2/messages/**", MESSAGES_READ),
            new Route(GET, "/v2/files/{id}", MESSAGES_READ),
            new Route(POST, "/v2/messages", MESSAGES_WRITE),
            new Route(PUT, "/v2/messages/mark-as-read", MESSAGES_WRITE),
            new Route(PUT, "/v2/chats/{id}/unread/reset", MESSAGES_WRITE),
            new Route(PATCH, "/v2/messages/{id}", MESSAGES_WRITE),
            new Route(DELETE, "/v2/messages/{id}", MESSAGES_WRITE),
            new Route(POST, "/v2/files/upload", MESSAGES_WRITE),
            new Route(POST, "/bot-reply", MESSAGES_WRITE),
            new Route(null, "/v2/webhooks/**", WEBHOOKS_MANAGE));

    ProgramAccess() {}

    /** All scopes there are, as they are written. */
    public static Set<String> scopes() {
        return ScopeName.of(List.of(Scope.values()));
    }

    /**
     * The scope that a program needs for a route, as it is written.
     *
     * @param path with its variables in braces
     * @return empty when the route is not for programs
     */
    public static Optional<String> scopeFor(HttpMethod method, String path) {
        var plain = PathContainer.parsePath(path);
        return ROUTES.stream()
                .filter(route -> route.method() == null || route.method().equals(method))
                .filter(route -> route.path().matches(plain))
                .map(route -> ScopeName.of(route.scope()))
                .findFirst();
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        if (authentication.get() instanceof IdentityToken caller
                && caller.getPrincipal().person() instanceof Integration program) {
            refuseUnlessAllowed(program, context.getRequest());
        }
        return new AuthorizationDecision(true);
    }

    private static void refuseUnlessAllowed(Integration program, HttpServletRequest request) {
        var needed = neededFor(request).orElseThrow(() -> new InsufficientScope(null));
        if (!program.scopes().contains(needed)) {
            throw new InsufficientScope(needed);
        }
    }

    private static Optional<Scope> neededFor(HttpServletRequest request) {
        return ROUTES.stream()
                .filter(route -> route.matcher().matches(request))
                .map(Route::scope)
                .findFirst();
    }

    private record Route(@Nullable HttpMethod method, PathPattern path, RequestMatcher matcher, Scope scope) {

        /** @param method {@code null} for any */
        private Route(@Nullable HttpMethod method, String path, Scope scope) {
            this(
                    method,
                    PathPatternParser.defaultInstance.parse(path),
                    PathPatternRequestMatcher.pathPattern(method, path),
                    scope);
        }
    }
}
