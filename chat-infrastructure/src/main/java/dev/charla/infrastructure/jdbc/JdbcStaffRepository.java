package dev.charla.infrastructure.jdbc;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.charla.application.port.out.StaffRepository;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps staff. An admin's sites are all those of the tenant; anybody else's are listed. */
final class JdbcStaffRepository implements StaffRepository {

    private final JdbcClient jdbc;

    JdbcStaffRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return account("select * from staff where email = ?", email);
    }

    @Override
    public Optional<Account> find(StaffId id) {
        return account("select * from staff where id = ?", id.value());
    }

    @Override
    public boolean isEmpty() {
        return jdbc.sql("select count(*) from staff").query(Long.class).single() == 0;
    }

    @Override
    public void add(Staff staff, String passwordHash) {
        var roles = staff.roles().stream().map(Role::name).sorted().collect(joining(","));
        jdbc.sql("insert into staff (id, tenant_id, email, name, roles, password_hash) values (?, ?, ?, ?, ?, ?)")
                .params(staff.id().value(), staff.tenant().value(), staff.email(), staff.name(), roles, passwordHash)
                .update();
        staff.sites().forEach(site -> addSite(staff.id(), site));
    }

    private void addSite(StaffId staff, SiteId site) {
        jdbc.sql("insert into staff_site (staff_id, site_id) values (?, ?)")
                .params(staff.value(), site.value())
                .update();
    }

    private Optional<Account> account(String sql, Object key) {
        return jdbc.sql(sql).param(key).query(StaffRow::of).optional().map(row -> row.workingFor(sitesOf(row)));
    }

    private Set<SiteId> sitesOf(StaffRow row) {
        return row.roles().contains(Role.ADMIN) ? sitesOfTenant(row.tenant()) : sitesOf(row.id());
    }

    private Set<SiteId> sitesOfTenant(UUID tenant) {
        return sites("select id from site where tenant_id = ?", tenant);
    }

    private Set<SiteId> sitesOf(UUID staff) {
        return sites("select site_id as id from staff_site where staff_id = ?", staff);
    }

    private Set<SiteId> sites(String sql, UUID owner) {
        return Set.copyOf(jdbc.sql(sql)
                .param(owner)
                .query((row, number) -> new SiteId(Columns.uuid(row, "id")))
                .list());
    }

    /** Its sites are read when it has been: a query within another would hold two connections, and wait for ever for the second. */
    private record StaffRow(
            UUID id, UUID tenant, String email, String name, Set<Role> roles, long number, String passwordHash) {

        static StaffRow of(ResultSet row, int position) throws SQLException {
            return new StaffRow(
                    Columns.uuid(row, "id"),
                    Columns.uuid(row, "tenant_id"),
                    row.getString("email"),
                    row.getString("name"),
                    Arrays.stream(row.getString("roles").split(","))
                            .map(Role::valueOf)
                            .collect(toUnmodifiableSet()),
                    row.getLong("user_number"),
                    row.getString("password_hash"));
        }

        Account workingFor(Set<SiteId> sites) {
            var staff = new Staff(new StaffId(id), new TenantId(tenant), email, name, roles, sites);
            return new Account(staff, number, passwordHash);
        }
    }
}
