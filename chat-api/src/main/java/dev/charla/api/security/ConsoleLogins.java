package dev.charla.api.security;

import dev.charla.api.security.AccessTokens.OfStaff;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.EndLogin;
import dev.charla.application.port.in.EndLogin.ById;
import dev.charla.application.port.in.EndLogin.ByRefreshToken;
import dev.charla.application.port.in.RefreshLogin;
import dev.charla.application.port.in.RefreshLogin.Refreshed;
import dev.charla.application.port.in.RefreshLogin.Refused;
import dev.charla.application.port.in.RefreshLogin.Reused;
import dev.charla.application.port.in.StartLogin;
import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.domain.people.LoginId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Log-ins together with all that proves them: access tokens, refresh tokens, and the console's session. */
public final class ConsoleLogins {

    private final Commands commands;
    private final AccessTokens tokens;
    private final Sessions sessions;
    private final Expiries expiries;
    private final Duration sessionIdleTime;

    public ConsoleLogins(
            Commands commands, AccessTokens tokens, Sessions sessions, Expiries expiries, Duration sessionIdleTime) {
        this.commands = commands;
        this.tokens = tokens;
        this.sessions = sessions;
        this.expiries = expiries;
        this.sessionIdleTime = sessionIdleTime;
    }

    /** @param account whose password has been proven */
    public Started start(Account account) {
        var started = commands.send(new StartLogin(account));
        var session = sessions.open(Sessions.Kind.CONSOLE, started.login().value(), sessionIdleTime);
        return new Started(grant(account, started.login(), started.refreshToken()), session);
    }

    /** @throws BadIdentity when the token cannot be exchanged, or no longer */
    public Grant refresh(String refreshToken) {
        return switch (commands.send(new RefreshLogin(refreshToken))) {
            case Refreshed next -> grant(next.account(), next.login(), next.refreshToken());
            case Reused reused -> {
                expiries.tell(new Anchor.OfLogin(reused.login()), Expiry.TOKEN_REUSED);
                throw new BadIdentity();
            }
            case Refused no -> throw new BadIdentity();
        };
    }

    /** Ends every log-in that any of these proves; those that prove nothing are passed over. */
    public void end(Credentials credentials, @Nullable String refreshToken) {
        Optional.ofNullable(credentials.token()).flatMap(tokens::verify).ifPresent(this::endLoginOf);
        Optional.ofNullable(credentials.consoleCookie()).ifPresent(this::endBySession);
        Optional.ofNullable(refreshToken).ifPresent(token -> end(new ByRefreshToken(token)));
    }

    private void endLoginOf(AccessTokens.Claims claims) {
        if (claims instanceof OfStaff person) {
            end(new ById(person.login()));
        }
    }

    private void endBySession(String id) {
        sessions.ownerOf(id, Sessions.Kind.CONSOLE).ifPresent(login -> endWithSession(id, login));
    }

    private void endWithSession(String id, UUID login) {
        end(new ById(new LoginId(login)));
        sessions.end(id);
    }

    private void end(EndLogin.Proof proof) {
        commands.send(new EndLogin(proof)).ifPresent(login -> expiries.tell(new Anchor.OfLogin(login), Expiry.LOGOUT));
    }

    private Grant grant(Account account, LoginId login, String refreshToken) {
        return new Grant(tokens.issue(account, login), refreshToken, tokens.lifetime());
    }

    /** @param lifetime how long the access token holds */
    public record Grant(String accessToken, String refreshToken, Duration lifetime) {

        /** Names nobody's secrets. */
        @Override
        public String toString() {
            return "Grant[…]";
        }
    }

    /** @param sessionId of the console's session, which proves the same */
    public record Started(Grant grant, String sessionId) {

        /** Names nobody's secrets. */
        @Override
        public String toString() {
            return "Started[…]";
        }
    }
}
