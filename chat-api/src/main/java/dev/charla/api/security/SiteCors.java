package dev.charla.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Lets the sites' pages read answers, with credentials; each origin by its own name, never {@code *}. */
final class SiteCors implements CorsConfigurationSource {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> READABLE =
            List.of("Location", "Retry-After", "Idempotency-Replayed", "Content-Disposition");

    private final AllowedOrigins origins;

    private SiteCors(AllowedOrigins origins) {
        this.origins = origins;
    }

    static CorsFilter filter(AllowedOrigins origins) {
        var filter = new CorsFilter(new SiteCors(origins));
        filter.setCorsProcessor(new QuickCors());
        return filter;
    }

    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && origins.admits(origin) ? admitting(origin) : null;
    }

    static CorsConfiguration admitting(String origin) {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(List.of(origin));
        cors.setAllowCredentials(true);
        cors.setAllowedMethods(METHODS);
        cors.setAllowedHeaders(List.of("*"));
        cors.setExposedHeaders(READABLE);
        cors.setMaxAge(Duration.ofHours(1));
        return cors;
    }
}
