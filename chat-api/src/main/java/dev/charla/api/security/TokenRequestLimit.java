package dev.charla.api.security;

import dev.charla.api.filter.RequestFilter;
import dev.charla.api.limits.EntranceLimits;
import dev.charla.api.limits.RateLimited;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Keeps secrets of clients from being guessed: only attempts that fail count in the end. */
final class TokenRequestLimit extends RequestFilter {

    private final EntranceLimits limits;
    private final HandlerExceptionResolver problems;
    private final AuthenticationConverter basic = new BasicAuthenticationConverter();

    TokenRequestLimit(EntranceLimits limits, HandlerExceptionResolver problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var client = clientIn(request);
        try {
            limits.authenticate(client, request.getRemoteAddr());
        } catch (RateLimited tooOften) {
            problems.resolveException(request, response, null, tooOften);
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() != HttpStatus.UNAUTHORIZED.value()) {
            limits.authenticated(client, request.getRemoteAddr());
        }
    }

    /** Whom the request claims to come from. */
    private String clientIn(HttpServletRequest request) {
        return basicIn(request)
                .or(() -> Optional.ofNullable(request.getParameter(OAuth2ParameterNames.CLIENT_ID)))
                .orElse("");
    }

    private Optional<String> basicIn(HttpServletRequest request) {
        try {
            return Optional.ofNullable(basic.convert(request)).map(claim -> claim.getName());
        } catch (AuthenticationException malformed) {
            return Optional.empty();
        }
    }
}
