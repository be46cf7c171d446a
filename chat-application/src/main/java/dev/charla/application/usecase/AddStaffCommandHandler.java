package dev.charla.application.usecase;

import dev.charla.application.port.in.AddStaff;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.Passwords;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.domain.people.EmailAddress;
import dev.charla.domain.people.Employee;
import dev.charla.domain.people.Password;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.StaffRefusal.AdminsOnly;

public final class AddStaffCommandHandler {

    private final StaffRepository staff;
    private final SiteRepository sites;
    private final Passwords passwords;
    private final IdGenerator ids;

    public AddStaffCommandHandler(StaffRepository staff, SiteRepository sites, Passwords passwords, IdGenerator ids) {
        this.staff = staff;
        this.sites = sites;
        this.passwords = passwords;
        this.ids = ids;
    }

    public StaffId handle(AddStaff command) {
        if (!command.by().isAtLeast(Role.ADMIN)) {
            throw new AdminsOnly();
        }
        var person = person(command);
        var password = Password.chosenBy(person.email(), command.password());
        staff.add(Employee.wanted(person, command.capacity(), true), passwords.hash(password.value()));
        return person.id();
    }

    private Staff person(AddStaff command) {
        var tenant = command.by().tenant();
        var here = TenantSites.of(tenant, sites);
        return new Staff(
                new StaffId(ids.next()),
                tenant,
                new EmailAddress(command.email()).value(),
                command.name().strip(),
                command.roles(),
                command.sites() == null ? here.all() : here.named(command.sites()));
    }
}
