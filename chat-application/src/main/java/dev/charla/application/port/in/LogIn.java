package dev.charla.application.port.in;

import dev.charla.application.port.out.StaffRepository.Account;

/** Proves a member of staff by address and password. */
public interface LogIn {

    /**
     * Takes the same work whether the account exists or not, so that its duration tells nothing.
     *
     * @throws IdentityRefusal.WrongCredentials when they prove nobody
     */
    Account prove(String email, String password);
}
