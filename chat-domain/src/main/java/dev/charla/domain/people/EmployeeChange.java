package dev.charla.domain.people;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to be different about somebody; {@code null} stands for what stays as it is. */
public record EmployeeChange(
        @Nullable String name,
        @Nullable Set<Role> roles,
        @Nullable Set<SiteId> sites,
        @Nullable Integer capacity,
        @Nullable Boolean active) {

    public static final EmployeeChange NONE = new EmployeeChange(null, null, null, null, null);

    /** The person stays, but comes in no more. */
    public static final EmployeeChange DEACTIVATION = new EmployeeChange(null, null, null, null, false);

    public EmployeeChange {
        roles = roles == null ? null : Set.copyOf(roles);
        sites = sites == null ? null : Set.copyOf(sites);
    }

    /** Whether this is nothing but what everybody may change about itself. */
    boolean isOfNameOnly() {
        return Stream.of(roles, sites, capacity, active).allMatch(Objects::isNull);
    }

    Employee of(Employee before) {
        var person = before.staff();
        var staff = new Staff(
                person.id(),
                person.tenant(),
                person.email(),
                name == null ? person.name() : name.strip(),
                roles == null ? person.roles() : roles,
                sites == null ? person.sites() : sites);
        return Employee.wanted(
                staff, capacity == null ? before.capacity() : capacity, active == null ? before.active() : active);
    }
}
