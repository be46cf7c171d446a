package dev.charla.application.port.in;

import dev.charla.domain.people.EmployeeChange;
import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Change what somebody is called, may do or logs in with; admins anybody of their tenant, others their own name and password.
 *
 * @param change of everything but {@code sites} and {@code password}
 * @param sites the domains of those whose chats are the person's from now on; {@code null} to leave them
 * @param password a new one, with which all log-ins of the person end but the one that asks; {@code null} to leave it
 */
public record ChangeStaff(
        Staff by,
        StaffId whom,
        EmployeeChange change,
        @Nullable Set<String> sites,
        @Nullable NewPassword password) implements Command<ChangeStaff.Changed> {

    public ChangeStaff {
        sites = sites == null ? null : Set.copyOf(sites);
    }

    /** Nothing but its rights or name is to change. */
    public ChangeStaff(Staff by, StaffId whom, EmployeeChange change) {
        this(by, whom, change, null, null);
    }

    /**
     * @param current the one in force, which whoever changes its own must know; {@code null} when it was not said
     * @param spared the log-in that asks; {@code null} when it was proven by another issuer
     */
    public record NewPassword(
            String value,
            @Nullable String current,
            @Nullable LoginId spared) {

        /** Keeps the passwords out of logs. */
        @Override
        public String toString() {
            return "NewPassword[…]";
        }
    }

    /**
     * @param before the person as it was
     * @param rightsChanged whether whoever was proven to be that person may do less or more now
     * @param ended the log-ins that ended with the change
     */
    public record Changed(Staff before, boolean rightsChanged, List<LoginId> ended) {

        public Changed {
            ended = List.copyOf(ended);
        }
    }
}
