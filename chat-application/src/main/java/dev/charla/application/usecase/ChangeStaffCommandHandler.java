package dev.charla.application.usecase;

import dev.charla.application.port.in.ChangeStaff;
import dev.charla.application.port.in.ChangeStaff.Changed;
import dev.charla.application.port.in.ChangeStaff.NewPassword;
import dev.charla.application.port.out.LoginRepository;
import dev.charla.application.port.out.Passwords;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.domain.people.Employee;
import dev.charla.domain.people.EmployeeChange;
import dev.charla.domain.people.LoginEnding;
import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.Password;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffRefusal.AdminsOnly;
import dev.charla.domain.people.StaffRefusal.InvalidStaff;
import dev.charla.domain.people.StaffRefusal.NoSuchCommercial;
import dev.charla.domain.people.StaffRefusal.WrongPassword;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes somebody under the lock of all admins of the tenant, so that of the last two never both go. */
public final class ChangeStaffCommandHandler {

    private final StaffRepository staff;
    private final SiteRepository sites;
    private final LoginRepository logins;
    private final Passwords passwords;
    private final InstantSource clock;

    public ChangeStaffCommandHandler(
            StaffRepository staff,
            SiteRepository sites,
            LoginRepository logins,
            Passwords passwords,
            InstantSource clock) {
        this.staff = staff;
        this.sites = sites;
        this.logins = logins;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Proves and hashes passwords, which takes long, before anybody is locked. */
    public Changed handle(ChangeStaff command) {
        var whom = visible(command, staff.employee(command.whom()).orElse(null));
        var hash = command.password() == null ? null : hash(command.by(), whom.staff(), command.password());
        var admins = staff.lockAdmins(command.by().tenant());
        var before = visible(command, staff.lock(command.whom()).orElse(null));
        var after = before.changed(changeOf(command), command.by().id(), admins);
        staff.update(after);
        if (hash != null) {
            staff.setPassword(command.whom(), hash);
        }
        return new Changed(before.staff(), after.hasOtherRightsThan(before), endLogins(command, after));
    }

    private static Employee visible(ChangeStaff command, @Nullable Employee found) {
        if (found == null || !command.by().knows(found.staff())) {
            throw new NoSuchCommercial();
        }
        return found;
    }

    private EmployeeChange changeOf(ChangeStaff command) {
        var change = command.change();
        var named = command.sites();
        return named == null
                ? change
                : new EmployeeChange(
                        change.name(),
                        change.roles(),
                        TenantSites.of(command.by().tenant(), sites).named(named),
                        change.capacity(),
                        change.active());
    }

    private String hash(Staff by, Staff whom, NewPassword wanted) {
        if (by.id().equals(whom.id())) {
            refuseUnlessProven(by, wanted.current());
        } else if (!by.isAtLeast(Role.ADMIN)) {
            throw new AdminsOnly();
        }
        return passwords.hash(Password.chosenBy(whom.email(), wanted.value()).value());
    }

    private void refuseUnlessProven(Staff by, @Nullable String current) {
        if (current == null) {
            throw new InvalidStaff("currentPassword", "is needed to change one's own password");
        }
        var hash = staff.find(by.id()).map(Account::passwordHash);
        if (hash.filter(known -> passwords.matches(current, known)).isEmpty()) {
            throw new WrongPassword();
        }
    }

    private List<LoginId> endLogins(ChangeStaff command, Employee after) {
        if (!after.active()) {
            return endLogins(after, null);
        }
        var password = command.password();
        return password == null ? List.of() : endLogins(after, password.spared());
    }

    private List<LoginId> endLogins(Employee whom, @Nullable LoginId spared) {
        return logins.endAll(whom.staff().id(), spared, LoginEnding.REVOKED, clock.instant());
    }
}
