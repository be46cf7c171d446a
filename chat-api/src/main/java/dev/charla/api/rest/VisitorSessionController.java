package dev.charla.api.rest;

import dev.charla.api.json.ForgedSender;
import dev.charla.api.security.Identity;
import dev.charla.api.security.SessionCookies;
import dev.charla.api.security.VisitorSessions;
import dev.charla.domain.people.Visitor;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A visitor's session, once it has one. A body may name the session, but only the caller's own. */
@RestController
@Tag(name = "Visitors")
@RequestMapping("/visitors/session")
class VisitorSessionController {

    private final VisitorSessions sessions;
    private final SessionCookies cookies;

    VisitorSessionController(VisitorSessions sessions, SessionCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    /** Keeps a session alive; that the caller was proven by it has done so already. */
    @PostMapping("/heartbeat")
    ResponseEntity<DoneJson> heartbeat(
            @AuthenticationPrincipal Identity caller,
            @Valid @RequestBody(required = false) @Nullable SessionRequest request,
            HttpServletRequest http) {
        var session = own(caller, request);
        return answer(cookies.visitor(session, http.isSecure()), "The session goes on");
    }

    /** Ends a session and its sockets. */
    @PostMapping("/end")
    ResponseEntity<DoneJson> end(
            @AuthenticationPrincipal Identity caller,
            @Valid @RequestBody(required = false) @Nullable SessionRequest request,
            HttpServletRequest http) {
        sessions.end(own(caller, request));
        return answer(cookies.withoutVisitor(http.isSecure()), "The session has ended");
    }

    /** @throws ForgedSender when another session is named */
    private static String own(Identity caller, @Nullable SessionRequest request) {
        var session = caller.sessionId();
        if (session == null || !(caller.person() instanceof Visitor)) {
            throw new AccessDeniedException("not a visitor's session");
        }
        if (request != null
                && request.sessionId() != null
                && !request.sessionId().equals(session)) {
            throw new ForgedSender("sessionId");
        }
        return session;
    }

    private static ResponseEntity<DoneJson> answer(ResponseCookie cookie, String message) {
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .body(new DoneJson(true, message));
    }

    record SessionRequest(@Size(max = 100) @Nullable String sessionId) {

        /** Keeps the credential out of logs. */
        @Override
        public String toString() {
            return "SessionRequest[…]";
        }
    }

    record DoneJson(boolean success, String message) {}
}
