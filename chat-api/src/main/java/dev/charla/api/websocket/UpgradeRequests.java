package dev.charla.api.websocket;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Requests to become a WebSocket; all others at the same paths are for somebody else. */
record UpgradeRequests(Set<String> paths) implements RequestMatcher {

    @Override
    public boolean matches(HttpServletRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
                && paths.contains(request.getRequestURI());
    }
}
