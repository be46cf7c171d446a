package dev.charla.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.cors.DefaultCorsProcessor;

class QuickCorsTest {

    private static final String ORIGIN = "https://shop.example";

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PATCH", "OPTIONS", "TRACE"})
    void addsToAnAnswerWhatSpringDoes(String method) throws IOException {
        sameAsSpring(admitting(), request(method));
    }

    @Test
    void answersAPreflightAsSpringDoes() throws IOException {
        var preflight = request("OPTIONS");
        preflight.addHeader("Access-Control-Request-Method", "POST");
        preflight.addHeader("Access-Control-Request-Headers", "content-type, x-visitor-session");

        sameAsSpring(admitting(), preflight);
    }

    @Test
    void treatsStrangersAsSpringDoes() throws IOException {
        sameAsSpring(null, request("POST"));
        sameAsSpring(null, new MockHttpServletRequest("POST", "/v2/messages"));
    }

    private static void sameAsSpring(@Nullable CorsConfiguration admitted, MockHttpServletRequest request)
            throws IOException {
        assertThat(answer(new QuickCors(), admitted, request))
                .isEqualTo(answer(new DefaultCorsProcessor(), admitted, request));
    }

    private static List<Object> answer(
            CorsProcessor cors, @Nullable CorsConfiguration admitted, MockHttpServletRequest request)
            throws IOException {
        var response = new MockHttpServletResponse();
        var goesOn = cors.processRequest(admitted, request, response);
        Map<String, List<String>> headers = new TreeMap<>();
        response.getHeaderNames().forEach(name -> headers.put(name, response.getHeaders(name)));
        return List.of(goesOn, response.getStatus(), headers);
    }

    private static MockHttpServletRequest request(String method) {
        var request = new MockHttpServletRequest(method, "/v2/messages");
        request.addHeader("Origin", ORIGIN);
        return request;
    }

    private static CorsConfiguration admitting() {
        return SiteCors.admitting(ORIGIN);
    }
}
