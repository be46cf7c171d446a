package dev.charla.api.metrics;

import dev.charla.api.filter.RequestFilter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * How long requests take, a long poll until its end: {@code http.server.requests} by method, route and status. Spring's own
 * figure of that name makes an observation of each request, which could feed traces as well and costs several times as much.
 */
final class RequestTimes extends RequestFilter {

    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.values());

    private final MeterRegistry registry;
    private final ConcurrentMap<Kind, Timer> timers = new ConcurrentHashMap<>();

    RequestTimes(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long begun = System.nanoTime();
        boolean handled = false;
        try {
            chain.doFilter(request, response);
            handled = true;
        } finally {
            if (handled && request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new End(request, response, begun));
            } else {
                ended(request, handled ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR, begun);
            }
        }
    }

    private void ended(HttpServletRequest request, int status, long begun) {
        var kind = new Kind(method(request), route(request, status), status);
        timers.computeIfAbsent(kind, this::timer).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }

    /** Whatever a client may call a method, there are only so many figures. */
    private static String method(HttpServletRequest request) {
        return METHODS.contains(HttpMethod.valueOf(request.getMethod())) ? request.getMethod() : "OTHER";
    }

    private static String route(HttpServletRequest request, int status) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                ? pattern
                : status == HttpServletResponse.SC_NOT_FOUND ? "NOT_FOUND" : "UNKNOWN";
    }

    private Timer timer(Kind kind) {
        return Timer.builder("http.server.requests")
                .description("Requests by HTTP, until their answers were written")
                .tag("method", kind.method())
                .tag("uri", kind.route())
                .tag("status", Integer.toString(kind.status()))
                .register(registry);
    }

    private record Kind(String method, String route, int status) {}

    /** Of an answer that comes late. */
    private final class End implements AsyncListener {

        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final long begun;

        End(HttpServletRequest request, HttpServletResponse response, long begun) {
            this.request = request;
            this.response = response;
            this.begun = begun;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            ended(request, response.getStatus(), begun);
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
