package dev.charla.domain.people;

import java.util.Collections;
import java.util.Set;

/**
 * A member of staff.
 *
 * @param sites the sites whose chats this person may see
 */
public record Staff(StaffId id, TenantId tenant, String email, String name, Set<Role> roles, Set<SiteId> sites)
        implements Insider {

    public Staff {
        roles = Set.copyOf(roles);
        sites = Set.copyOf(sites);
    }

    /** Whether this person has that role, or one that may do more. */
    public boolean isAtLeast(Role role) {
        return roles.stream().anyMatch(mine -> mine.compareTo(role) >= 0);
    }

    /** Whether somebody of the staff is this person's to know of: itself, who shares a site, for an admin all of the tenant. */
    public boolean knows(Staff other) {
        return tenant.equals(other.tenant)
                && (isAtLeast(Role.ADMIN) || id.equals(other.id) || !Collections.disjoint(sites, other.sites));
    }

    @Override
    public Sender asSender() {
        return new Sender(id.value(), SenderType.COMMERCIAL, name);
    }
}
