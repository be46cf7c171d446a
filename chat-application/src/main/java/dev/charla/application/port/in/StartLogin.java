package dev.charla.application.port.in;

import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.domain.people.LoginId;

/**
 * Begin a log-in of somebody whose password has been proven. Refused as {@link IdentityRefusal.WrongCredentials} when that
 * password has been changed since, or its owner deactivated.
 */
public record StartLogin(Account proven) implements Command<StartLogin.Started> {

    /** @param refreshToken a credential, told this once */
    public record Started(LoginId login, String refreshToken) {

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "Started[" + login + "]";
        }
    }
}
