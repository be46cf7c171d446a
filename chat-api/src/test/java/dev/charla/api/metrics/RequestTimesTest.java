package dev.charla.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

class RequestTimesTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RequestTimes times = new RequestTimes(registry);
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v2/messages");

    @Test
    void areKnownByMethodRouteAndStatus() throws Exception {
        request(201);
        request(201);
        request(403);

        assertThat(count("POST", "/v2/messages", "201")).isEqualTo(2);
        assertThat(count("POST", "/v2/messages", "403")).isEqualTo(1);
    }

    @Test
    void haveNoRouteWhereNothingIs() throws Exception {
        times.doFilter(
                request,
                new MockHttpServletResponse(),
                (received, answer) -> ((HttpServletResponse) answer).setStatus(404));

        assertThat(count("POST", "NOT_FOUND", "404")).isEqualTo(1);
    }

    @Test
    void haveNoRouteWhereNothingWasLookedFor() throws Exception {
        times.doFilter(
                request,
                new MockHttpServletResponse(),
                (received, answer) -> ((HttpServletResponse) answer).setStatus(401));

        assertThat(count("POST", "UNKNOWN", "401")).isEqualTo(1);
    }

    @Test
    void areAsFewAsThereAreMethods() throws Exception {
        for (int i = 0; i < 10; i++) {
            request.setMethod("METHOD" + i);
            request(405);
        }

        assertThat(count("OTHER", "/v2/messages", "405")).isEqualTo(10);
        assertThat(registry.getMeters()).hasSize(1);
    }

    @Test
    void tellOfWhatFails() {
        FilterChain failing = (received, answer) -> {
            throw new ServletException("on purpose");
        };

        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> times.doFilter(request, new MockHttpServletResponse(), failing));
        assertThat(count("POST", "UNKNOWN", "500")).isEqualTo(1);
    }

    @Test
    void endWithALateAnswer() throws Exception {
        request.setAsyncSupported(true);
        times.doFilter(request, new MockHttpServletResponse(), (received, answer) -> received.startAsync());
        assertThat(registry.getMeters()).isEmpty();

        Objects.requireNonNull(request.getAsyncContext()).complete();
        assertThat(count("POST", "UNKNOWN", "200")).isEqualTo(1);
    }

    @Test
    void areNotThoseOfErrorsWithinThem() throws Exception {
        request.setDispatcherType(DispatcherType.ERROR);
        request(500);

        assertThat(registry.getMeters()).isEmpty();
    }

    private void request(int status) throws ServletException, IOException {
        times.doFilter(request, new MockHttpServletResponse(), (received, answer) -> {
            received.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/v2/messages");
            ((HttpServletResponse) answer).setStatus(status);
        });
    }

    private long count(String method, String route, String status) {
        return registry.get("http.server.requests")
                .tags("method", method, "uri", route, "status", status)
                .timer()
                .count();
    }
}
