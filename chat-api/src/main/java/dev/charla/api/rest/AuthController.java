package dev.charla.api.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.charla.api.security.AccessTokens;
import dev.charla.api.security.Identity;
import dev.charla.api.security.SecuritySettings;
import dev.charla.api.security.SessionCookies;
import dev.charla.api.security.Sessions;
import dev.charla.application.port.in.LogIn;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Staff logging in, and who it then is. */
@RestController
@RequestMapping("/v2/auth")
class AuthController {

    private final LogIn logIn;
    private final AccessTokens tokens;
    private final Sessions sessions;
    private final SessionCookies cookies;
    private final SecuritySettings settings;

    AuthController(
            LogIn logIn, AccessTokens tokens, Sessions sessions, SessionCookies cookies, SecuritySettings settings) {
        this.logIn = logIn;
        this.tokens = tokens;
        this.sessions = sessions;
        this.cookies = cookies;
        this.settings = settings;
    }

    /** Gives an access token, and a session cookie that proves the same. */
    @PostMapping("/login")
    ResponseEntity<TokenJson> logIn(@Valid @RequestBody LogInRequest request, HttpServletRequest http) {
        var account = logIn.prove(request.email(), request.password());
        var session = sessions.open(
                Sessions.Kind.CONSOLE,
                account.staff().id().value(),
                settings.console().sessionTtl());
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.SET_COOKIE,
                        cookies.console(session, http.isSecure()).toString())
                .body(new TokenJson(
                        tokens.issue(account), "Bearer", tokens.lifetime().toSeconds()));
    }

    /** Whom the caller's proof stands for; staff only. */
    @GetMapping("/me")
    StaffJson me(@AuthenticationPrincipal Identity caller) {
        return switch (caller.person()) {
            case Staff staff -> StaffJson.from(staff);
            case Visitor visitor -> throw new AccessDeniedException("a visitor has no account");
        };
    }

    record LogInRequest(
            @NotNull @Size(max = 254) String email,
            @NotNull @Size(max = 1000) String password) {

        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "LogInRequest[…]";
        }
    }

    /** @param expiresIn in seconds (RFC 6749 §5.1) */
    record TokenJson(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn) {}
}
