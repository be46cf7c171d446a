package dev.charla.api.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/** Reads and makes the session cookies. */
public final class SessionCookies {

    private final SecuritySettings settings;

    public SessionCookies(SecuritySettings settings) {
        this.settings = settings;
    }

    /** What an HTTP request brought along. */
    public Credentials credentialsIn(HttpServletRequest request) {
        return new Credentials(
                BearerToken.in(request.getHeader("Authorization")),
                request.getHeader(settings.visitor().sessionHeader()),
                cookie(request, settings.console().sessionCookie()),
                cookie(request, settings.visitor().sessionCookie()));
    }

    /** @param overTls whether the client spoke HTTPS; the cookie is then never sent without */
    public ResponseCookie visitor(String sessionId, boolean overTls) {
        var visitor = settings.visitor();
        return cookie(visitor.sessionCookie(), sessionId, visitor.sameSite(), visitor.sessionTtl(), overTls);
    }

    /** @param overTls whether the client spoke HTTPS; the cookie is then never sent without */
    public ResponseCookie console(String sessionId, boolean overTls) {
        var console = settings.console();
        return cookie(console.sessionCookie(), sessionId, console.sameSite(), console.sessionTtl(), overTls);
    }

    /** Makes the browser forget the console's session. */
    public ResponseCookie withoutConsole(boolean overTls) {
        var console = settings.console();
        return cookie(console.sessionCookie(), "", console.sameSite(), Duration.ZERO, overTls);
    }

    /** Makes the browser forget the visitor's session. */
    public ResponseCookie withoutVisitor(boolean overTls) {
        var visitor = settings.visitor();
        return cookie(visitor.sessionCookie(), "", visitor.sameSite(), Duration.ZERO, overTls);
    }

    private static ResponseCookie cookie(String name, String value, String sameSite, Duration age, boolean secure) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite(sameSite)
                .path("/")
                .maxAge(age)
                .build();
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
    }
}
