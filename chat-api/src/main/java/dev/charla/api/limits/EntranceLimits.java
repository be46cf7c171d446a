package dev.charla.api.limits;

import java.util.Locale;

/** Keeps those who are not proven yet from trying too often. */
public final class EntranceLimits {

    private final Throttle logInsOfAccount;
    private final Throttle logInsFromAddress;
    private final Throttle identificationsFromAddress;

    public EntranceLimits(Throttle logInsOfAccount, Throttle logInsFromAddress, Throttle identificationsFromAddress) {
        this.logInsOfAccount = logInsOfAccount;
        this.logInsFromAddress = logInsFromAddress;
        this.identificationsFromAddress = identificationsFromAddress;
    }

    /**
     * To be called before the password is looked at, so that attempts at the same time count too. An account that does not
     * exist is limited like any other.
     *
     * @throws RateLimited when there were too many failures
     */
    public void logIn(String email, String address) {
        logInsFromAddress.take(ClientAddress.key(address));
        logInsOfAccount.take(account(email));
    }

    /** To be called when the password was right: only failures count in the end. */
    public void loggedIn(String email, String address) {
        logInsFromAddress.giveBack(ClientAddress.key(address));
        logInsOfAccount.giveBack(account(email));
    }

    /** @throws RateLimited when there were too many from there */
    public void identify(String address) {
        identificationsFromAddress.take(ClientAddress.key(address));
    }

    private static String account(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
