package dev.charla.application.port.in;

import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.domain.people.LoginId;

/** Exchange a refresh token for the next one. Each can be exchanged once. */
public record RefreshLogin(String refreshToken) implements Command<RefreshLogin.Outcome> {

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "RefreshLogin[…]";
    }

    /** What came of it. Refusals are answers here, since one of them changes something. */
    public sealed interface Outcome {}

    /** @param refreshToken a credential, told this once */
    public record Refreshed(Account account, LoginId login, String refreshToken) implements Outcome {

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "Refreshed[" + login + "]";
        }
    }

    /** The token was exchanged before. Whoever comes second may be its thief or its owner, so the log-in ended. */
    public record Reused(LoginId login) implements Outcome {}

    /** There is no such token, or it came too late, or its log-in had ended. */
    public record Refused() implements Outcome {}
}
