package dev.charla.application.memory;

import static java.util.stream.Collectors.toSet;

import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** An admin's sites are all those that the tenant has by now. */
final class MemoryStaffRepository implements StaffRepository {

    private final Table<Account> accounts;
    private final Table<Site> sites;
    private final AtomicLong numbers = new AtomicLong();

    MemoryStaffRepository(Table<Account> accounts, Table<Site> sites) {
        this.accounts = accounts;
        this.sites = sites;
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return accounts.find(account -> account.staff().email().equals(email)).map(this::today);
    }

    @Override
    public Optional<Account> find(StaffId id) {
        return accounts.find(account -> account.staff().id().equals(id)).map(this::today);
    }

    @Override
    public boolean isEmpty() {
        return accounts.all().isEmpty();
    }

    @Override
    public void add(Staff staff, String passwordHash) {
        accounts.addUnless(
                present -> present.staff().email().equals(staff.email()),
                new Account(staff, numbers.incrementAndGet(), passwordHash));
    }

    private Account today(Account account) {
        var staff = account.staff();
        return staff.roles().contains(Role.ADMIN)
                ? new Account(everywhere(staff), account.number(), account.passwordHash())
                : account;
    }

    private Staff everywhere(Staff admin) {
        var all = sites.all().stream()
                .filter(site -> site.tenant().equals(admin.tenant()))
                .map(Site::id)
                .collect(toSet());
        return new Staff(admin.id(), admin.tenant(), admin.email(), admin.name(), admin.roles(), all);
    }
}
