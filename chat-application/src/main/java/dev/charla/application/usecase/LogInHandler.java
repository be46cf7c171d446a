package dev.charla.application.usecase;

import dev.charla.application.port.in.IdentityRefusal.WrongCredentials;
import dev.charla.application.port.in.LogIn;
import dev.charla.application.port.out.Passwords;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.domain.people.EmailAddress;

/** Checks a password, against a hash of nobody's when the account is unknown. */
public final class LogInHandler implements LogIn {

    private final StaffRepository staff;
    private final Passwords passwords;
    private final String nobodysHash;

    public LogInHandler(StaffRepository staff, Passwords passwords) {
        this.staff = staff;
        this.passwords = passwords;
        this.nobodysHash = passwords.hash("nobody");
    }

    @Override
    public Account prove(String email, String password) {
        var account = staff.findByEmail(EmailAddress.normalised(email));
        var matches =
                passwords.matches(password, account.map(Account::passwordHash).orElse(nobodysHash));
        return account.filter(known -> matches).orElseThrow(WrongCredentials::new);
    }
}
