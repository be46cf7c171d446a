package dev.charla.api.security;

import dev.charla.api.filter.RequestFilter;
import dev.charla.api.limits.RateLimited;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Proves who sent a request. One without a proof goes on as nobody's; one with a bad or useless proof ends here, as all do while nobody can be looked up. */
final class IdentityFilter extends RequestFilter {

    private final SessionCookies cookies;
    private final Prover prover;
    private final RequestMatcher openToAll;
    private final RequestLimits limits;
    private final HandlerExceptionResolver problems;

    /** @param openToAll where people come to get a proof, so that an old one must not keep them out */
    IdentityFilter(
            SessionCookies cookies,
            Prover prover,
            RequestMatcher openToAll,
            RequestLimits limits,
            HandlerExceptionResolver problems) {
        this.cookies = cookies;
        this.prover = prover;
        this.openToAll = openToAll;
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            prover.prove(cookies.credentialsIn(request)).ifPresent(IdentityFilter::remember);
        } catch (BadIdentity | IdentityWithoutRights | IssuerUnavailable bad) {
            if (!openToAll.matches(request)) {
                problems.resolveException(request, response, null, unlessTooOften(bad, request));
                return;
            }
        } catch (DataAccessException | TransactionException unknowable) {
            problems.resolveException(request, response, null, unknowable);
            return;
        }
        chain.doFilter(request, response);
    }

    /** Trying out proofs is limited as all is that strangers do. */
    private RuntimeException unlessTooOften(RuntimeException bad, HttpServletRequest request) {
        try {
            limits.take(request, null);
            return bad;
        } catch (RateLimited tooOften) {
            return tooOften;
        }
    }

    private static void remember(Identity identity) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new IdentityToken(identity));
        SecurityContextHolder.setContext(context);
    }
}
