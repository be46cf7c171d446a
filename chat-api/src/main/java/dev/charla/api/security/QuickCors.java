package dev.charla.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;

/**
 * Adds to an answer what the page of an admitted origin needs to read it. Preflights and everything out of the ordinary are Spring's, which
 * copies all header fields of a request to look at three.
 */
final class QuickCors extends DefaultCorsProcessor {

    private static final List<String> VARY = List.of(
            HttpHeaders.ORIGIN, HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration admitted, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (admitted == null || !isOrdinary(admitted, request)) {
            return super.processRequest(admitted, request, response);
        }
        VARY.forEach(field -> response.addHeader(HttpHeaders.VARY, field));
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, request.getHeader(HttpHeaders.ORIGIN));
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, String.join(", ", exposedBy(admitted)));
        return true;
    }

    private static boolean isOrdinary(CorsConfiguration admitted, HttpServletRequest request) {
        return Objects.requireNonNull(admitted.getAllowedMethods()).contains(request.getMethod())
                && !CorsUtils.isPreFlightRequest(request);
    }

    private static List<String> exposedBy(CorsConfiguration admitted) {
        return Objects.requireNonNull(admitted.getExposedHeaders());
    }
}
