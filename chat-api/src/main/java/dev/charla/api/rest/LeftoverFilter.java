package dev.charla.api.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes in what is left of a body that nobody wanted. A server that closes a connection on which something still comes resets
 * it, and a client that is still sending then never reads why it was refused (RFC 9112 §9.6).
 *
 * <p>A short rest is read before the answer leaves, and the connection goes on. Otherwise the answer leaves first, as the last
 * one of the connection, and what comes is thrown away until its end or until the client had time enough to read.
 */
final class LeftoverFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(LeftoverFilter.class);
    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final Duration MOST_TIME = Duration.ofSeconds(10);

    private final long shortRest;

    /** @param shortRest most bytes of a body that is waited for before it is answered */
    LeftoverFilter(long shortRest) {
        this.shortRest = shortRest;
    }

    /** Without a body there is no rest; and a body that waits to be asked for never comes. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getContentLengthLong() == 0
                || (request.getContentLengthLong() < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null)
                || request.getHeader(HttpHeaders.EXPECT) != null;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (!request.isAsyncStarted() && !request.getInputStream().isFinished()) {
            takeIn(request, response);
        }
    }

    private void takeIn(HttpServletRequest request, HttpServletResponse response) {
        try {
            var body = request.getInputStream();
            var length = request.getContentLengthLong();
            if (length >= 0 && length <= shortRest) {
                drain(body, length);
            } else {
                answer(response);
                drain(body, MOST_BYTES);
            }
        } catch (IOException gone) {
            LOG.debug("A client went before it had sent everything", gone);
        }
    }

    /** An error that has no page yet counts as committed. */
    private static void answer(HttpServletResponse response) throws IOException {
        if (!response.isCommitted()) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            response.getOutputStream().close();
        }
    }

    private static void drain(ServletInputStream body, long limit) throws IOException {
        var buffer = new byte[16 * 1024];
        var end = System.nanoTime() + MOST_TIME.toNanos();
        var read = 0;
        for (var left = limit; read >= 0 && left >= 0 && System.nanoTime() < end; left -= read) {
            read = body.read(buffer);
        }
    }
}
