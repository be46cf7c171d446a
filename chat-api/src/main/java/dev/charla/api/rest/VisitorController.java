package dev.charla.api.rest;

import dev.charla.api.limits.EntranceLimits;
import dev.charla.api.security.Identity;
import dev.charla.api.security.RecentProofs;
import dev.charla.api.security.SessionCookies;
import dev.charla.api.security.VisitorSessions;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.IdentifyVisitor;
import dev.charla.application.port.in.IdentifyVisitor.Identified;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Visitors: getting a session. */
@RestController
@Tag(name = "Visitors")
@RequestMapping("/visitors")
class VisitorController {

    private final Commands commands;
    private final VisitorSessions sessions;
    private final SessionCookies cookies;
    private final EntranceLimits limits;
    private final RecentProofs proofs;

    VisitorController(
            Commands commands,
            VisitorSessions sessions,
            SessionCookies cookies,
            EntranceLimits limits,
            RecentProofs proofs) {
        this.commands = commands;
        this.sessions = sessions;
        this.cookies = cookies;
        this.limits = limits;
        this.proofs = proofs;
    }

    /** Recognises the visitor of the session that came along, or makes a new visitor with a new session. */
    @PostMapping("/identify")
    @Refuses(ProblemType.UNAUTHENTICATED)
    @ApiResponse(responseCode = "200", headers = @Header(name = HttpHeaders.SET_COOKIE, required = true))
    ResponseEntity<IdentifiedJson> identify(
            @AuthenticationPrincipal @Nullable Identity caller,
            @Valid @RequestBody IdentifyRequest request,
            HttpServletRequest http) {
        limits.identify(http.getRemoteAddr());
        var identified = commands.send(request.command(visitorOf(caller), http.getHeader(HttpHeaders.ORIGIN)));
        proofs.changed(identified.visitor().id().value());
        var session = sessionOf(caller, identified);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.SET_COOKIE,
                        cookies.visitor(session, http.isSecure()).toString())
                .body(IdentifiedJson.from(identified, session));
    }

    private String sessionOf(@Nullable Identity caller, Identified identified) {
        var before = caller == null ? null : caller.sessionId();
        if (before == null || caller == null || !(caller.person() instanceof Visitor visitor)) {
            return sessions.open(identified.visitor().id());
        }
        if (visitor.id().equals(identified.visitor().id())) {
            return before;
        }
        if (identified.verified() && visitor.site().equals(identified.visitor().site())) {
            // Whoever uses this browser now must not go on hearing what the one before hears.
            sessions.end(before);
        }
        return sessions.open(identified.visitor().id());
    }

    private static @Nullable VisitorId visitorOf(@Nullable Identity caller) {
        return caller != null && caller.person() instanceof Visitor visitor ? visitor.id() : null;
    }

    record IdentifyRequest(
            @NotNull @Size(max = 255) String domain,
            @NotNull @Size(max = 255) String apiKey,
            @Nullable Boolean hasAcceptedPrivacyPolicy,
            @Size(max = 50) @Nullable String consentVersion,
            @Size(max = 200) @Nullable String name,
            @Size(max = 254) @Nullable String email,
            @Size(max = 50) @Nullable String phone,
            @Size(max = 8192) @Nullable String identityToken) {

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "IdentifyRequest[" + domain + "]";
        }

        IdentifyVisitor command(@Nullable VisitorId known, @Nullable String origin) {
            return new IdentifyVisitor(
                    domain,
                    apiKey,
                    origin,
                    known,
                    Boolean.TRUE.equals(hasAcceptedPrivacyPolicy),
                    consentVersion,
                    new ContactDetails(name, email, phone),
                    identityToken);
        }
    }

    /**
     * @param lifecycle {@code VERIFIED} when the site has vouched for the visitor, {@code ANON} otherwise
     * @param sessionId the cookie's value, for pages whose browser keeps the cookie back
     */
    record IdentifiedJson(
            UUID visitorId,
            UUID tenantId,
            UUID siteId,
            String sessionId,
            @Schema(allowableValues = {"ANON", "VERIFIED"}) String lifecycle,
            boolean isNewVisitor,
            @Schema(allowableValues = {"granted", "denied"}) String consentStatus,
            List<String> allowedActions) {

        private static IdentifiedJson from(Identified identified, String sessionId) {
            var visitor = identified.visitor();
            return new IdentifiedJson(
                    visitor.id().value(),
                    visitor.tenant().value(),
                    visitor.site().value(),
                    sessionId,
                    identified.verified() ? "VERIFIED" : "ANON",
                    identified.isNew(),
                    identified.consented() ? "granted" : "denied",
                    List.of("chat"));
        }
    }
}
