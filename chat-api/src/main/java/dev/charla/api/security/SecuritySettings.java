package dev.charla.api.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How callers prove themselves.
 *
 * @param visitor the visitor's session
 * @param console the staff's session and access tokens
 */
@ConfigurationProperties("charla")
public record SecuritySettings(
        @DefaultValue VisitorSession visitor, @DefaultValue ConsoleSession console) {

    /**
     * @param sameSite the cookie's attribute: {@code Lax}, {@code Strict} or {@code None}, which needs HTTPS
     * @param sessionTtl how long the session lives without being used
     */
    public record VisitorSession(
            @DefaultValue("visitor_session") String sessionCookie,
            @DefaultValue("X-Visitor-Session") String sessionHeader,
            @DefaultValue("Lax") String sameSite,
            @DefaultValue("30d") Duration sessionTtl) {}

    /**
     * @param issuer the {@code iss} of the tokens issued here
     * @param tokenTtl how long an access token holds
     * @param refreshTtl how long a refresh token waits to be exchanged
     * @param loginTtl how long a log-in can be prolonged at most
     */
    public record ConsoleSession(
            @DefaultValue("console_session") String sessionCookie,
            @DefaultValue("Lax") String sameSite,
            @DefaultValue("12h") Duration sessionTtl,
            @DefaultValue("charla") String issuer,
            @DefaultValue("1h") Duration tokenTtl,
            @DefaultValue("14d") Duration refreshTtl,
            @DefaultValue("90d") Duration loginTtl) {}
}
