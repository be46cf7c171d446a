package dev.charla.api.security;

import dev.charla.api.limits.Limit;
import dev.charla.api.limits.Limits;
import dev.charla.api.limits.RateLimited;
import dev.charla.domain.people.Integration;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Counts each request for whoever sends it, of whatever kind it is. */
final class RequestLimits {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final RequestMatcher UPLOADS = path(HttpMethod.POST, "/v2/files/**");
    private static final RequestMatcher SEARCHES = path(HttpMethod.GET, "/v2/messages/search");

    /** Whoever watches over the server must not be told that it asks too often. */
    private static final RequestMatcher UNLIMITED =
            new OrRequestMatcher(path(HttpMethod.GET, "/actuator/health"), path(HttpMethod.GET, "/actuator/health/**"));

    private final Limits limits;

    RequestLimits(Limits limits) {
        this.limits = limits;
    }

    /**
     * @param caller {@code null} when nobody is proven
     * @throws RateLimited when there were too many
     */
    void take(HttpServletRequest request, @Nullable Identity caller) {
        if (UNLIMITED.matches(request)) {
            return;
        }
        if (caller == null) {
            limits.takeAt(Limit.STRANGERS, request.getRemoteAddr());
        } else {
            limits.take(kindOf(request, caller), caller.person().asSender().id().toString());
        }
    }

    private static Limit kindOf(HttpServletRequest request, Identity caller) {
        if (UPLOADS.matches(request)) {
            return Limit.UPLOADS;
        }
        if (SEARCHES.matches(request)) {
            return Limit.SEARCHES;
        }
        if (caller.person() instanceof Integration) {
            return Limit.PROGRAMS;
        }
        return SAFE.contains(request.getMethod()) ? Limit.READS : Limit.WRITES;
    }

    private static RequestMatcher path(HttpMethod method, String path) {
        return PathPatternRequestMatcher.pathPattern(method, path);
    }
}
