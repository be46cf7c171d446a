package dev.charla.api.socketio.engineio;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Predicate;

/** Keeps foreign pages out and lets allowed ones in: CORS with credentials, and the same check for WebSockets. */
public final class OriginGuard {

    private final Predicate<String> allowed;

    /** @param allowed tells whether pages of an {@code Origin} may come in */
    public OriginGuard(Predicate<String> allowed) {
        this.allowed = allowed;
    }

    /** Marks the answer as readable for the page that asks, if there is one. @return false if it is a foreign page */
    public boolean admit(HttpServletRequest request, HttpServletResponse response) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return true;
        }
        response.addHeader("Vary", "Origin");
        if (!sameOrigin(request, origin) && !allowed.test(origin)) {
            return false;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Allow-Credentials", "true");
        return true;
    }

    /** A page that this very server has served. */
    private static boolean sameOrigin(HttpServletRequest request, String origin) {
        String host = request.getHeader("Host");
        return host != null && origin.equalsIgnoreCase(request.getScheme() + "://" + host);
    }

    void preflight(HttpServletRequest request, HttpServletResponse response) {
        String headers = request.getHeader("Access-Control-Request-Headers");
        if (headers != null) {
            response.setHeader("Access-Control-Allow-Headers", headers);
        }
        response.setHeader("Access-Control-Allow-Methods", "GET, POST");
        response.setHeader("Access-Control-Max-Age", "600");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
