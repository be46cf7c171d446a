package dev.charla.api.security;

import dev.charla.api.filter.RequestFilter;
import dev.charla.api.limits.RateLimited;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Ends requests of callers who ask too often, whatever they ask for. Stands behind the proof of who they are. */
final class RequestLimitFilter extends RequestFilter {

    private final RequestLimits limits;
    private final HandlerExceptionResolver problems;

    RequestLimitFilter(RequestLimits limits, HandlerExceptionResolver problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            limits.take(request, caller());
        } catch (RateLimited tooOften) {
            problems.resolveException(request, response, null, tooOften);
            return;
        }
        chain.doFilter(request, response);
    }

    private static @Nullable Identity caller() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof IdentityToken proven
                ? proven.getPrincipal()
                : null;
    }
}
