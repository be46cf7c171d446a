package dev.charla.application.usecase;

import dev.charla.application.port.in.EndLogin;
import dev.charla.application.port.in.EndLogin.ById;
import dev.charla.application.port.in.EndLogin.ByRefreshToken;
import dev.charla.application.port.out.LoginRepository;
import dev.charla.application.port.out.LoginRepository.RefreshToken;
import dev.charla.domain.people.LoginEnding;
import dev.charla.domain.people.LoginId;
import java.time.InstantSource;
import java.util.Optional;

public final class EndLoginCommandHandler {

    private final LoginRepository logins;
    private final InstantSource clock;

    public EndLoginCommandHandler(LoginRepository logins, InstantSource clock) {
        this.logins = logins;
        this.clock = clock;
    }

    public Optional<LoginId> handle(EndLogin command) {
        var named = switch (command.proof()) {
            case ById id -> Optional.of(id.login());
            case ByRefreshToken given ->
                RefreshTokens.find(given.token(), logins).map(RefreshToken::login);
        };
        var now = clock.instant();
        named.ifPresent(login -> logins.end(login, LoginEnding.LOGGED_OUT, now));
        return named;
    }
}
