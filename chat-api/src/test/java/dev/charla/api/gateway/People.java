package dev.charla.api.gateway;

import dev.charla.api.security.Identity;
import dev.charla.api.security.Identity.Proof;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import java.util.Set;
import java.util.UUID;

/** A visitor and a commercial of one site, and sockets of theirs. */
public final class People {

    public static final TenantId TENANT = new TenantId(new UUID(1, 0));
    public static final SiteId SITE = new SiteId(new UUID(2, 0));
    public static final Visitor VERA = new Visitor(new VisitorId(new UUID(4, 0)), TENANT, SITE, "Vera");
    public static final Staff CARLA =
            new Staff(new StaffId(new UUID(3, 0)), TENANT, "carla@shop.example", "Carla", Set.of(), Set.of(SITE));

    private People() {}

    /** A socket that was proven to be this person's. */
    public static FakeSocket socketOf(Participant person, String id) {
        var socket = new FakeSocket(id);
        SocketIdentity.remember(socket, new Identity(person, Proof.TOKEN, null, null, null));
        return socket;
    }
}
