package dev.charla.application.usecase;

import dev.charla.application.port.in.RefreshLogin;
import dev.charla.application.port.in.RefreshLogin.Outcome;
import dev.charla.application.port.in.RefreshLogin.Refreshed;
import dev.charla.application.port.in.RefreshLogin.Refused;
import dev.charla.application.port.in.RefreshLogin.Reused;
import dev.charla.application.port.out.LoginRepository;
import dev.charla.application.port.out.LoginRepository.RefreshToken;
import dev.charla.application.port.out.SecretGenerator;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.domain.people.Login;
import dev.charla.domain.people.LoginEnding;
import dev.charla.domain.people.LoginId;
import java.time.Instant;
import java.time.InstantSource;

/** Rotates refresh tokens. The one that is presented a second time ends the log-in for everybody who holds a part of it. */
public final class RefreshLoginCommandHandler {

    private final LoginRepository logins;
    private final StaffRepository staff;
    private final InstantSource clock;
    private final RefreshTokens tokens;

    public RefreshLoginCommandHandler(
            LoginRepository logins,
            StaffRepository staff,
            SecretGenerator secrets,
            InstantSource clock,
            LoginLifetimes lifetimes) {
        this.logins = logins;
        this.staff = staff;
        this.clock = clock;
        this.tokens = new RefreshTokens(logins, secrets, lifetimes.refreshToken());
    }

    public Outcome handle(RefreshLogin command) {
        var now = clock.instant();
        return RefreshTokens.find(command.refreshToken(), logins)
                .map(token -> exchange(token, now))
                .orElseGet(Refused::new);
    }

    private Outcome exchange(RefreshToken token, Instant now) {
        if (!logins.useToken(token.hash(), now)) {
            return reused(token.login(), now);
        }
        return logins.find(token.login())
                .filter(login -> login.lives(now) && now.isBefore(token.expiresAt()))
                .map(Login::staff)
                .flatMap(staff::find)
                .<Outcome>map(owner -> refreshed(owner, token.login(), now))
                .orElseGet(Refused::new);
    }

    private Outcome reused(LoginId login, Instant now) {
        return logins.end(login, LoginEnding.TOKEN_REUSED, now) ? new Reused(login) : new Refused();
    }

    private Outcome refreshed(Account owner, LoginId login, Instant now) {
        logins.refreshed(login, now);
        logins.forgetTokens(login, now);
        return new Refreshed(owner, login, tokens.issue(login, now));
    }
}
