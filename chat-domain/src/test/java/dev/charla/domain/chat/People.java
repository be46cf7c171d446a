package dev.charla.domain.chat;

import dev.charla.domain.people.Integration;
import dev.charla.domain.people.IntegrationId;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Scope;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Who appears in the tests: Vera visits the shop, Carla, Carlos and a robot work there, Sam and Stella belong elsewhere. */
final class People {

    static final TenantId TENANT = new TenantId(new UUID(1, 1));
    static final SiteId SHOP = new SiteId(new UUID(2, 1));
    static final SiteId OTHER_SITE = new SiteId(new UUID(2, 2));

    static final Visitor VERA = visitor(1, SHOP, "Vera");
    static final Visitor SAM = visitor(2, SHOP, "Sam");
    static final Staff CARLA = staff(1, SHOP, "Carla");
    static final Staff CARLOS = staff(2, SHOP, "Carlos");
    static final Staff STELLA = staff(3, OTHER_SITE, "Stella");
    static final Staff SUSAN = with(staff(4, SHOP, "Susan"), Role.SUPERVISOR);
    static final Staff ADA = with(staff(5, SHOP, "Ada"), Role.ADMIN);
    static final Staff SERGE = with(staff(6, OTHER_SITE, "Serge"), Role.SUPERVISOR);

    static final Integration ROBOT = program(1, SHOP, "Robot");
    static final Integration FOREIGN_ROBOT = program(2, OTHER_SITE, "Robot");

    private People() {}

    private static Integration program(long number, SiteId site, String name) {
        return new Integration(new IntegrationId(new UUID(6, number)), name, Set.of(Scope.values()), Set.of(site));
    }

    private static Staff with(Staff staff, Role role) {
        return new Staff(staff.id(), staff.tenant(), staff.email(), staff.name(), Set.of(role), staff.sites());
    }

    private static Visitor visitor(long number, SiteId site, String name) {
        return new Visitor(new VisitorId(new UUID(3, number)), TENANT, site, name);
    }

    private static Staff staff(long number, SiteId site, String name) {
        var email = name.toLowerCase(Locale.ROOT) + "@shop.example";
        return new Staff(new StaffId(new UUID(4, number)), TENANT, email, name, Set.of(Role.COMMERCIAL), Set.of(site));
    }
}
