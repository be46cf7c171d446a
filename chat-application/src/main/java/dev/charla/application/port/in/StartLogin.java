package dev.charla.application.port.in;

import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.StaffId;

/** Begin a log-in of somebody whose password has been proven. */
public record StartLogin(StaffId staff) implements Command<StartLogin.Started> {

    /** @param refreshToken a credential, told this once */
    public record Started(LoginId login, String refreshToken) {

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "Started[" + login + "]";
        }
    }
}
