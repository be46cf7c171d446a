package dev.charla.domain.people;

import dev.charla.domain.people.StaffRefusal.AdminsOnly;
import dev.charla.domain.people.StaffRefusal.InvalidStaff;
import dev.charla.domain.people.StaffRefusal.LastAdmin;
import dev.charla.domain.people.StaffRefusal.OwnAccount;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works here, or did.
 *
 * @param capacity most chats at a time, 0 to {@value #MOST_CHATS}; {@code null} for as many as is usual here
 * @param active whether this person may log in and take chats; its name stays with what it wrote in any case
 */
public record Employee(Staff staff, @Nullable Integer capacity, boolean active) {

    public static final int MAX_NAME = 200;
    public static final int MOST_CHATS = 1000;

    /** @throws InvalidStaff for what nobody may be made to be */
    public static Employee wanted(Staff staff, @Nullable Integer capacity, boolean active) {
        require(!staff.name().isBlank() && staff.name().length() <= MAX_NAME, "name", "must be 1 to 200 characters");
        require(!staff.roles().isEmpty(), "roles", "must name one at least");
        require(staff.isAtLeast(Role.ADMIN) || !staff.sites().isEmpty(), "sites", "must name one at least");
        require(capacity == null || capacity >= 0 && capacity <= MOST_CHATS, "capacity", "must be 0 to 1000");
        return new Employee(staff, capacity, active);
    }

    /** Whether this person may add people and change their rights. */
    public boolean isActiveAdmin() {
        return active && staff.isAtLeast(Role.ADMIN);
    }

    /** Whether somebody who proved to be that person may do less or more now, or nothing at all. */
    public boolean hasOtherRightsThan(Employee other) {
        return active != other.active
                || !staff.roles().equals(other.staff.roles())
                || !staff.sites().equals(other.staff.sites());
    }

    /**
     * This person as it is after a change.
     *
     * @param by who wants it
     * @param admins those of the tenant who are active admins now, and stay so until this is stored
     * @throws AdminsOnly when the change is not {@code by}'s to make
     * @throws OwnAccount when {@code by} deactivates itself
     * @throws LastAdmin when no admin would be left
     */
    public Employee changed(EmployeeChange change, StaffId by, Set<StaffId> admins) {
        var self = staff.id().equals(by);
        if (!admins.contains(by) && !(self && change.isOfNameOnly())) {
            throw new AdminsOnly();
        }
        var after = change.of(this);
        if (self && active && !after.active) {
            throw new OwnAccount();
        }
        if (!after.isActiveAdmin() && admins.equals(Set.of(staff.id()))) {
            throw new LastAdmin();
        }
        return after;
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw new InvalidStaff(field, rule);
        }
    }
}
