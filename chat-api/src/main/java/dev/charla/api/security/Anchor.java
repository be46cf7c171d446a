package dev.charla.api.security;

import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import java.util.Set;

/** What a proof hangs on: when it ends, whoever was proven by it is proven no more. */
public sealed interface Anchor {

    record OfLogin(LoginId login) implements Anchor {}

    /** Somebody of the staff being there with these rights. */
    record OfRights(StaffId staff, Set<Role> roles, Set<SiteId> sites) implements Anchor {

        public static OfRights of(Staff staff) {
            return new OfRights(staff.id(), staff.roles(), staff.sites());
        }
    }

    record OfSession(String sessionId) implements Anchor {

        /** Keeps the credential out of logs. */
        @Override
        public String toString() {
            return "OfSession[…]";
        }
    }
}
