package dev.charla.application.port.out;

import dev.charla.domain.people.Employee;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.StaffRefusal.EmailTaken;
import dev.charla.domain.people.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the people who work in the console. Whoever may not come in any more has no account, but stays an {@link Employee}.
 * Every method joins the caller's transaction, if there is one.
 */
public interface StaffRepository {

    /** @param email in lower case */
    Optional<Account> findByEmail(String email);

    /** @return the person with the sites that are theirs now */
    Optional<Account> find(StaffId id);

    /** Those of the named people who have an account, in any order. Made for thousands of ids at once. */
    List<Staff> findAll(Collection<StaffId> ids);

    boolean isEmpty();

    /**
     * @param passwordHash as {@link Passwords#hash} gave it
     * @throws EmailTaken when somebody has that address, or had; the transaction can only be undone then
     */
    void add(Employee employee, String passwordHash);

    /** Adds somebody who takes as many chats as is usual. */
    default void add(Staff staff, String passwordHash) {
        add(new Employee(staff, null, true), passwordHash);
    }

    Optional<Employee> employee(StaffId id);

    /**
     * Those whom the viewer knows ({@link Staff#knows}), in the order of their ids.
     *
     * @param after the last one before the page; {@code null} for the first page
     */
    List<Employee> known(Staff viewer, @Nullable StaffId after, int limit);

    long countKnown(Staff viewer);

    /** Finds somebody and keeps others from changing that person until the transaction ends; waits for those who do. */
    Optional<Employee> lock(StaffId id);

    /** The active admins of a tenant, none of whom others can change until the transaction ends; waits for those who do. */
    Set<StaffId> lockAdmins(TenantId tenant);

    /** Stores name, roles, sites, capacity and whether the person is active. */
    void update(Employee employee);

    void setPassword(StaffId id, String passwordHash);

    /**
     * @param number a small number that is the person's for good, for clients that cannot take UUIDs
     */
    record Account(Staff staff, long number, String passwordHash) {

        /** Keeps the hash out of logs. */
        @Override
        public String toString() {
            return "Account[" + staff.id() + "]";
        }
    }
}
