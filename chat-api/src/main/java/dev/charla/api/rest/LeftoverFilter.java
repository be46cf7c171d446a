package dev.charla.api.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes in what is left of a short body before its answer leaves. Otherwise a client that is refused before it has sent
 * everything finds its connection closed (RFC 9112 §9.6), and never reads why.
 */
final class LeftoverFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(LeftoverFilter.class);

    private final long limit;

    /** @param limit most bytes that are read for nothing */
    LeftoverFilter(long limit) {
        this.limit = limit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (!request.isAsyncStarted() && !response.isCommitted() && request.getContentLengthLong() <= limit) {
            drain(request);
        }
    }

    private void drain(HttpServletRequest request) {
        var buffer = new byte[8192];
        try {
            var body = request.getInputStream();
            var left = limit;
            for (var read = 0; read >= 0 && left >= 0; left -= read) {
                read = body.read(buffer);
            }
        } catch (IOException gone) {
            LOG.debug("A client went before it had sent everything", gone);
        }
    }
}
