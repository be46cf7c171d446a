package dev.charla.application.memory;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.domain.people.Employee;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.StaffRefusal.EmailTaken;
import dev.charla.domain.people.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An admin's sites are all those that the tenant has by now. Somebody is locked by the one transaction there is at a time. */
final class MemoryStaffRepository implements StaffRepository {

    /** Somebody as it was stored. */
    record Kept(Employee employee, long number, String passwordHash) {

        StaffId id() {
            return employee.staff().id();
        }

        private Account account() {
            return new Account(employee.staff(), number, passwordHash);
        }
    }

    private final Table<Kept> people;
    private final Table<Site> sites;
    private final AtomicLong numbers = new AtomicLong();

    MemoryStaffRepository(Table<Kept> people, Table<Site> sites) {
        this.people = people;
        this.sites = sites;
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return active().filter(kept -> kept.employee().staff().email().equals(email))
                .findFirst()
                .map(Kept::account);
    }

    @Override
    public Optional<Account> find(StaffId id) {
        return active().filter(kept -> kept.id().equals(id)).findFirst().map(Kept::account);
    }

    @Override
    public List<Staff> findAll(Collection<StaffId> ids) {
        return active().filter(kept -> ids.contains(kept.id()))
                .map(kept -> kept.employee().staff())
                .toList();
    }

    @Override
    public boolean isEmpty() {
        return people.all().isEmpty();
    }

    @Override
    public void add(Employee employee, String passwordHash) {
        if (all().anyMatch(present ->
                present.employee().staff().email().equals(employee.staff().email()))) {
            throw new EmailTaken();
        }
        people.add(new Kept(employee, numbers.incrementAndGet(), passwordHash));
    }

    @Override
    public Optional<Employee> employee(StaffId id) {
        return all().filter(kept -> kept.id().equals(id)).findFirst().map(Kept::employee);
    }

    @Override
    public List<Employee> known(Staff viewer, @Nullable StaffId after, int limit) {
        return knownTo(viewer)
                .filter(employee -> after == null || place(employee).compareTo(after.toString()) > 0)
                .sorted(comparing(MemoryStaffRepository::place))
                .limit(limit)
                .toList();
    }

    @Override
    public long countKnown(Staff viewer) {
        return knownTo(viewer).count();
    }

    @Override
    public Optional<Employee> lock(StaffId id) {
        return employee(id);
    }

    @Override
    public Set<StaffId> lockAdmins(TenantId tenant) {
        return all().map(Kept::employee)
                .filter(Employee::isActiveAdmin)
                .map(Employee::staff)
                .filter(admin -> admin.tenant().equals(tenant))
                .map(Staff::id)
                .collect(toUnmodifiableSet());
    }

    @Override
    public void update(Employee employee) {
        people.find(kept -> kept.id().equals(employee.staff().id()))
                .ifPresent(
                        kept -> people.replace(kept::equals, new Kept(employee, kept.number(), kept.passwordHash())));
    }

    @Override
    public void setPassword(StaffId id, String passwordHash) {
        people.find(kept -> kept.id().equals(id))
                .ifPresent(
                        kept -> people.replace(kept::equals, new Kept(kept.employee(), kept.number(), passwordHash)));
    }

    private Stream<Employee> knownTo(Staff viewer) {
        return all().map(Kept::employee).filter(employee -> viewer.knows(employee.staff()));
    }

    /** As databases order ids. */
    private static String place(Employee employee) {
        return employee.staff().id().toString();
    }

    private Stream<Kept> active() {
        return all().filter(kept -> kept.employee().active());
    }

    private Stream<Kept> all() {
        return people.all().stream().map(this::today);
    }

    private Kept today(Kept kept) {
        var employee = kept.employee();
        var staff = employee.staff();
        return staff.roles().contains(Role.ADMIN)
                ? new Kept(
                        new Employee(everywhere(staff), employee.capacity(), employee.active()),
                        kept.number(),
                        kept.passwordHash())
                : kept;
    }

    private Staff everywhere(Staff admin) {
        var all = sites.all().stream()
                .filter(site -> site.tenant().equals(admin.tenant()))
                .map(Site::id)
                .collect(toSet());
        return new Staff(admin.id(), admin.tenant(), admin.email(), admin.name(), admin.roles(), all);
    }
}
