package dev.charla.application.usecase;

import dev.charla.application.port.in.StartLogin;
import dev.charla.application.port.in.StartLogin.Started;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.LoginRepository;
import dev.charla.application.port.out.SecretGenerator;
import dev.charla.domain.people.Login;
import dev.charla.domain.people.LoginId;
import java.time.InstantSource;

public final class StartLoginCommandHandler {

    private final LoginRepository logins;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final LoginLifetimes lifetimes;
    private final RefreshTokens tokens;

    public StartLoginCommandHandler(
            LoginRepository logins,
            SecretGenerator secrets,
            IdGenerator ids,
            InstantSource clock,
            LoginLifetimes lifetimes) {
        this.logins = logins;
        this.ids = ids;
        this.clock = clock;
        this.lifetimes = lifetimes;
        this.tokens = new RefreshTokens(logins, secrets, lifetimes.refreshToken());
    }

    public Started handle(StartLogin command) {
        var now = clock.instant();
        var login = Login.start(new LoginId(ids.next()), command.staff(), now, now.plus(lifetimes.login()));
        logins.add(login);
        return new Started(login.id(), tokens.issue(login.id(), now));
    }
}
