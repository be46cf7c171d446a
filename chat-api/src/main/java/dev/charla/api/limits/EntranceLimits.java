package dev.charla.api.limits;

import java.util.Locale;

/** Keeps those who are not proven yet from trying too often. */
public final class EntranceLimits {

    private static final int MAX_CLIENT_ID = 100;

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

    /**
     * As for log-ins, to be called before a program's secret is looked at. A program is limited at each address by itself, so
     * that no stranger can lock it out.
     *
     * @param client the id that the program claims
     * @throws RateLimited when there were too many failures
     */
    public void authenticate(String client, String address) {
        logInsFromAddress.take(ClientAddress.key(address));
        logInsOfAccount.take(program(client, address));
    }

    /** To be called when the secret was right. */
    public void authenticated(String client, String address) {
        logInsFromAddress.giveBack(ClientAddress.key(address));
        logInsOfAccount.giveBack(program(client, address));
    }

    /** @throws RateLimited when there were too many from there */
    public void identify(String address) {
        identificationsFromAddress.take(ClientAddress.key(address));
    }

    /** Unlike any account: no e-mail address has blanks outside of quotes. Ids that are too long to exist are one. */
    private static String program(String client, String address) {
        var id = client.length() <= MAX_CLIENT_ID ? client : "";
        return "program " + id + " at " + ClientAddress.key(address);
    }

    private static String account(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
