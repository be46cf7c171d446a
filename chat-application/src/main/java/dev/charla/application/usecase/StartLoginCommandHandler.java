package dev.charla.application.usecase;

import dev.charla.application.port.in.IdentityRefusal.WrongCredentials;
import dev.charla.application.port.in.StartLogin;
import dev.charla.application.port.in.StartLogin.Started;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.LoginRepository;
import dev.charla.application.port.out.SecretGenerator;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.domain.people.Login;
import dev.charla.domain.people.LoginId;
import java.time.InstantSource;
import java.util.Optional;

public final class StartLoginCommandHandler {

    private final StaffRepository staff;
    private final LoginRepository logins;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final LoginLifetimes lifetimes;
    private final RefreshTokens tokens;

    public StartLoginCommandHandler(
            StaffRepository staff,
            LoginRepository logins,
            SecretGenerator secrets,
            IdGenerator ids,
            InstantSource clock,
            LoginLifetimes lifetimes) {
        this.staff = staff;
        this.logins = logins;
        this.ids = ids;
        this.clock = clock;
        this.lifetimes = lifetimes;
        this.tokens = new RefreshTokens(logins, secrets, lifetimes.refreshToken());
    }

    public Started handle(StartLogin command) {
        refuseUnlessUnchanged(command.proven());
        var owner = command.proven().staff().id();
        var now = clock.instant();
        var login = Login.start(new LoginId(ids.next()), owner, now, now.plus(lifetimes.login()));
        logins.add(login);
        return new Started(login.id(), tokens.issue(login.id(), now));
    }

    /** The person's lock keeps a new password from coming into force between here and the commit. */
    private void refuseUnlessUnchanged(Account proven) {
        var id = proven.staff().id();
        var now = staff.lock(id).flatMap(locked -> staff.find(id)).map(Account::passwordHash);
        if (!now.equals(Optional.of(proven.passwordHash()))) {
            throw new WrongCredentials();
        }
    }
}
