package dev.charla.infrastructure.jdbc;

import static java.util.stream.Collectors.joining;

import dev.charla.application.port.out.StaffRepository;
import dev.charla.domain.people.Employee;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.StaffRefusal.EmailTaken;
import dev.charla.domain.people.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Keeps staff. An admin's sites are all those of the tenant; anybody else's are listed. */
final class JdbcStaffRepository implements StaffRepository {

    /** {@link Staff#knows} in SQL. */
    private static final String KNOWN = """
            from staff where tenant_id = :tenant
            and (:admin or id = :viewer or roles like '%ADMIN%'
             or exists (select 1 from staff_site mine join staff_site theirs on mine.site_id = theirs.site_id
              where mine.staff_id = :viewer and theirs.staff_id = staff.id))
            """;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final SitesOfStaff sites;

    JdbcStaffRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.sites = new SitesOfStaff(jdbc);
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return account(
                jdbc.sql("select * from staff where active and email = ?").param(email));
    }

    @Override
    public Optional<Account> find(StaffId id) {
        return account(jdbc.sql("select * from staff where active and id = ?").param(id.value()));
    }

    @Override
    public List<Staff> findAll(Collection<StaffId> ids) {
        return Batches.of(ids)
                .flatMap(some -> employees(jdbc.sql("select * from staff where active and id in (:ids)")
                                .param("ids", some.stream().map(StaffId::value).toList()))
                        .stream())
                .map(Employee::staff)
                .toList();
    }

    @Override
    public boolean isEmpty() {
        return jdbc.sql("select count(*) from staff").query(Long.class).single() == 0;
    }

    @Override
    public void add(Employee employee, String passwordHash) {
        var staff = employee.staff();
        try {
            jdbc.sql("""
                            insert into staff (id, tenant_id, email, name, roles, capacity, active, password_hash)
                            values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .param(staff.id().value())
                    .param(staff.tenant().value())
                    .param(staff.email())
                    .param(staff.name())
                    .param(column(staff.roles()))
                    .param(employee.capacity())
                    .param(employee.active())
                    .param(passwordHash)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new EmailTaken();
        }
        addSites(staff);
    }

    @Override
    public Optional<Employee> employee(StaffId id) {
        return employees(jdbc.sql("select * from staff where id = ?").param(id.value())).stream()
                .findFirst();
    }

    @Override
    public List<Employee> known(Staff viewer, @Nullable StaffId after, int limit) {
        return employees(knownTo(viewer, "select * " + KNOWN + " and id > :after order by id limit :limit")
                .param("after", after == null ? BEFORE_ALL : after.value())
                .param("limit", limit));
    }

    @Override
    public long countKnown(Staff viewer) {
        return knownTo(viewer, "select count(*) " + KNOWN).query(Long.class).single();
    }

    @Override
    public Optional<Employee> lock(StaffId id) {
        return jdbc.sql("select id from staff where id = ? for update")
                .param(id.value())
                .query((row, number) -> id)
                .optional()
                .flatMap(this::employee);
    }

    /** In one order, so that no two transactions wait for each other. What has changed while this waited is looked at again. */
    @Override
    public Set<StaffId> lockAdmins(TenantId tenant) {
        jdbc.sql("select id from staff where tenant_id = ? and active and roles like '%ADMIN%' order by id for update")
                .param(tenant.value())
                .query((row, number) -> number)
                .list();
        return Set.copyOf(jdbc.sql("select id from staff where tenant_id = ? and active and roles like '%ADMIN%'")
                .param(tenant.value())
                .query((row, number) -> new StaffId(Columns.uuid(row, "id")))
                .list());
    }

    @Override
    public void update(Employee employee) {
        var staff = employee.staff();
        jdbc.sql("update staff set name = ?, roles = ?, capacity = ?, active = ? where id = ?")
                .param(staff.name())
                .param(column(staff.roles()))
                .param(employee.capacity())
                .param(employee.active())
                .param(staff.id().value())
                .update();
        jdbc.sql("delete from staff_site where staff_id = ?")
                .param(staff.id().value())
                .update();
        addSites(staff);
    }

    @Override
    public void setPassword(StaffId id, String passwordHash) {
        jdbc.sql("update staff set password_hash = ? where id = ?")
                .params(passwordHash, id.value())
                .update();
    }

    private void addSites(Staff staff) {
        staff.sites().forEach(site -> addSite(staff.id(), site));
    }

    private void addSite(StaffId staff, SiteId site) {
        jdbc.sql("insert into staff_site (staff_id, site_id) values (?, ?)")
                .params(staff.value(), site.value())
                .update();
    }

    private static String column(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(joining(","));
    }

    private StatementSpec knownTo(Staff viewer, String sql) {
        return jdbc.sql(sql)
                .param("tenant", viewer.tenant().value())
                .param("viewer", viewer.id().value())
                .param("admin", viewer.isAtLeast(Role.ADMIN));
    }

    private Optional<Account> account(StatementSpec statement) {
        return statement.query(StaffRow::of).optional().map(row -> row.account(sites.of(List.of(row))));
    }

    /** Their sites are read when they have been: a query within another would hold two connections, and wait for ever for the second. */
    private List<Employee> employees(StatementSpec statement) {
        var rows = statement.query(StaffRow::of).list();
        var theirs = sites.of(rows);
        return rows.stream().map(row -> row.employee(theirs)).toList();
    }
}
