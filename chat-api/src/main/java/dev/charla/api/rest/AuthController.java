package dev.charla.api.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.charla.api.limits.EntranceLimits;
import dev.charla.api.security.ConsoleLogins;
import dev.charla.api.security.ConsoleLogins.Grant;
import dev.charla.api.security.Identity;
import dev.charla.api.security.SessionCookies;
import dev.charla.application.port.in.LogIn;
import dev.charla.domain.people.Correspondent;
import dev.charla.domain.people.Integration;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Staff logging in and out, and who it is in between. */
@RestController
@Tag(name = "Log-in")
@RequestMapping("/v2/auth")
class AuthController {

    private final LogIn logIn;
    private final ConsoleLogins logins;
    private final SessionCookies cookies;
    private final EntranceLimits limits;

    AuthController(LogIn logIn, ConsoleLogins logins, SessionCookies cookies, EntranceLimits limits) {
        this.logIn = logIn;
        this.logins = logins;
        this.cookies = cookies;
        this.limits = limits;
    }

    /** Gives tokens, and a session cookie that proves the same. */
    @PostMapping("/login")
    @Refuses(ProblemType.UNAUTHENTICATED)
    @ApiResponse(responseCode = "200", headers = @Header(name = HttpHeaders.SET_COOKIE, required = true))
    ResponseEntity<TokenJson> logIn(@Valid @RequestBody LogInRequest request, HttpServletRequest http) {
        limits.logIn(request.email(), http.getRemoteAddr());
        var account = logIn.prove(request.email(), request.password());
        limits.loggedIn(request.email(), http.getRemoteAddr());
        var started = logins.start(account);
        var cookie = cookies.console(started.sessionId(), http.isSecure());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .body(TokenJson.from(started.grant()));
    }

    /** Exchanges a refresh token, which then has had its one use. */
    @PostMapping("/refresh")
    @Refuses(ProblemType.UNAUTHENTICATED)
    ResponseEntity<TokenJson> refresh(@Valid @RequestBody RefreshRequest request) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(TokenJson.from(logins.refresh(request.refreshToken())));
    }

    /** Ends the log-in that the caller has any proof of. Without one there is nothing to end, and that is no error. */
    @PostMapping("/logout")
    @ApiResponse(responseCode = "204", headers = @Header(name = HttpHeaders.SET_COOKIE, required = true))
    ResponseEntity<Void> logOut(
            @Valid @RequestBody(required = false) @Nullable LogOutRequest request, HttpServletRequest http) {
        logins.end(cookies.credentialsIn(http), request == null ? null : request.refreshToken());
        return ResponseEntity.noContent()
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.SET_COOKIE,
                        cookies.withoutConsole(http.isSecure()).toString())
                .build();
    }

    /** Whom the caller's proof stands for; staff only. */
    @GetMapping("/me")
    StaffJson me(@AuthenticationPrincipal Identity caller) {
        return switch (caller.person()) {
            case Staff staff -> StaffJson.from(staff);
            case Integration program -> throw new AccessDeniedException("a program has no account");
            case Visitor visitor -> throw new AccessDeniedException("a visitor has no account");
            case Correspondent person -> throw new AccessDeniedException("the account is elsewhere");
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

    record RefreshRequest(
            @JsonProperty("refresh_token") @NotNull @Size(max = 200)
            String refreshToken) {

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "RefreshRequest[…]";
        }
    }

    record LogOutRequest(
            @JsonProperty("refresh_token") @Size(max = 200) @Nullable
            String refreshToken) {

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "LogOutRequest[…]";
        }
    }

    /** @param expiresIn of the access token, in seconds (RFC 6749 §5.1) */
    record TokenJson(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("refresh_token") String refreshToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn) {

        private static TokenJson from(Grant grant) {
            return new TokenJson(
                    grant.accessToken(),
                    grant.refreshToken(),
                    "Bearer",
                    grant.lifetime().toSeconds());
        }
    }
}
