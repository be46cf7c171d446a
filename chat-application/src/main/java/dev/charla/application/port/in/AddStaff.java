package dev.charla.application.port.in;

import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Let somebody else work for the caller's tenant. The answer is the new person's id.
 *
 * @param sites the domains of those whose chats are the person's; {@code null} for all of the tenant
 * @param capacity most chats at a time; {@code null} for as many as is usual
 */
public record AddStaff(
        Staff by,
        String email,
        String name,
        String password,
        Set<Role> roles,
        @Nullable Set<String> sites,
        @Nullable Integer capacity)
        implements Command<StaffId> {

    public AddStaff {
        roles = Set.copyOf(roles);
        sites = sites == null ? null : Set.copyOf(sites);
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "AddStaff[" + by.id() + "]";
    }
}
