package dev.charla.api.security;

import dev.charla.api.filter.RequestFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Ends requests from foreign web origins. With JSON as the only body that is taken, a browser has no other way to send
 * something with its user's cookies, so there is no token against request forgery.
 */
final class OriginFilter extends RequestFilter {

    private final AllowedOrigins origins;
    private final HandlerExceptionResolver problems;

    OriginFilter(AllowedOrigins origins, HandlerExceptionResolver problems) {
        this.origins = origins;
        this.problems = problems;
    }

    @Override
    protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isForeign(request)) {
            problems.resolveException(request, response, null, new ForeignOriginRefused());
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isForeign(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        // Whether an origin is the server's own takes longer to tell than whether it is a site's.
        return origin != null && !origins.admits(origin) && CorsUtils.isCorsRequest(request);
    }
}
