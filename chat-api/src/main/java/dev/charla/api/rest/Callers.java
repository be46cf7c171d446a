package dev.charla.api.rest;

import dev.charla.api.security.Identity;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.people.Insider;
import dev.charla.domain.people.Staff;

/** Callers as those whom a route is for. */
final class Callers {

    private Callers() {}

    /** @throws StaffOnly for visitors and programs */
    static Staff staff(Identity caller) {
        if (caller.person() instanceof Staff staff) {
            return staff;
        }
        throw new StaffOnly();
    }

    /** @throws StaffOnly for visitors */
    static Insider insider(Identity caller) {
        if (caller.person() instanceof Insider insider) {
            return insider;
        }
        throw new StaffOnly();
    }
}
