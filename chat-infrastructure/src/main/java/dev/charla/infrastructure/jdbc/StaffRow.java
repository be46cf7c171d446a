package dev.charla.infrastructure.jdbc;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.domain.people.Employee;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody as the table {@code staff} has it, still without its sites. */
record StaffRow(
        UUID id,
        UUID tenant,
        String email,
        String name,
        Set<Role> roles,
        @Nullable Integer capacity,
        boolean active,
        long number,
        String passwordHash) {

    static StaffRow of(ResultSet row, int position) throws SQLException {
        return new StaffRow(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "tenant_id"),
                row.getString("email"),
                row.getString("name"),
                Arrays.stream(row.getString("roles").split(","))
                        .map(Role::valueOf)
                        .collect(toUnmodifiableSet()),
                row.getObject("capacity", Integer.class),
                row.getBoolean("active"),
                row.getLong("user_number"),
                row.getString("password_hash"));
    }

    boolean hasEverySite() {
        return roles.contains(Role.ADMIN);
    }

    /** @param sites by person, as {@link SitesOfStaff} finds them */
    Employee employee(Map<UUID, Set<SiteId>> sites) {
        return new Employee(staff(sites), capacity, active);
    }

    Account account(Map<UUID, Set<SiteId>> sites) {
        return new Account(staff(sites), number, passwordHash);
    }

    private Staff staff(Map<UUID, Set<SiteId>> sites) {
        return new Staff(new StaffId(id), new TenantId(tenant), email, name, roles, sites.getOrDefault(id, Set.of()));
    }
}
