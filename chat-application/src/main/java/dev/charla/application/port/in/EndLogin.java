package dev.charla.application.port.in;

import dev.charla.domain.people.LoginId;
import java.util.Optional;

/** End a log-in as its owner wishes. One that has ended, or never was, stays as it is. */
public record EndLogin(Proof proof) implements Command<Optional<LoginId>> {

    /** What names the log-in. The answer is its id, empty when the proof names none. */
    public sealed interface Proof {}

    public record ById(LoginId login) implements Proof {}

    /** A token that was exchanged or has expired still names its log-in. */
    public record ByRefreshToken(String token) implements Proof {

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "ByRefreshToken[…]";
        }
    }
}
