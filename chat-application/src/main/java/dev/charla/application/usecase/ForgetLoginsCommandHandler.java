package dev.charla.application.usecase;

import dev.charla.application.port.in.ForgetLogins;
import dev.charla.application.port.out.LoginRepository;
import java.time.Duration;
import java.time.InstantSource;

public final class ForgetLoginsCommandHandler {

    /** So long a client that comes back is still told why its log-in ended. */
    static final Duration KEPT = Duration.ofDays(1);

    private final LoginRepository logins;
    private final InstantSource clock;

    public ForgetLoginsCommandHandler(LoginRepository logins, InstantSource clock) {
        this.logins = logins;
        this.clock = clock;
    }

    public int handle(ForgetLogins command) {
        var endedBy = clock.instant().minus(KEPT);
        return logins.forget(endedBy, command.limit()) + logins.forgetTokens(endedBy, command.limit());
    }
}
