package dev.charla.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.security.Identity;
import dev.charla.api.security.Identity.Proof;
import dev.charla.application.memory.MemoryBackplane;
import dev.charla.application.port.out.Channel.OfSite;
import dev.charla.application.port.out.Channel.OfVisitor;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LobbyChannelsTest {

    private static final TenantId TENANT = new TenantId(new UUID(1, 1));
    private static final SiteId ONE = new SiteId(new UUID(2, 1));
    private static final SiteId OTHER = new SiteId(new UUID(2, 2));
    private static final Visitor ANN = new Visitor(new VisitorId(new UUID(3, 1)), TENANT, ONE, "Ann");
    private static final Staff SUE = new Staff(
            new StaffId(new UUID(4, 1)),
            TENANT,
            "sue@shop.example",
            "Sue",
            Set.of(Role.COMMERCIAL),
            Set.of(ONE, OTHER));

    private final MemoryBackplane backplane = new MemoryBackplane();
    private final LobbyChannels lobby = new LobbyChannels(backplane);

    @Test
    void hearsOfTheSitesOfItsStaff() {
        lobby.connected(socket(SUE));

        assertThat(backplane.followed()).containsExactlyInAnyOrder(new OfSite(ONE), new OfSite(OTHER));
    }

    @Test
    void hearsOfItsVisitors() {
        lobby.connected(socket(ANN));

        assertThat(backplane.followed()).containsExactly(new OfVisitor(ANN.id()));
    }

    @Test
    void hearsNoMoreWhenTheLastSocketHasGone() {
        var first = socket(SUE);
        var second = socket(SUE);
        lobby.connected(first);
        lobby.connected(second);
        lobby.disconnected(first);
        assertThat(backplane.followed()).hasSize(2);

        lobby.disconnected(second);

        assertThat(backplane.followed()).isEmpty();
    }

    @Test
    void hearsNothingForNobody() {
        var nobody = new FakeSocket("nobody");
        lobby.connected(nobody);
        lobby.disconnected(nobody);

        assertThat(backplane.followed()).isEmpty();
    }

    private static FakeSocket socket(Participant person) {
        var socket = new FakeSocket(person.toString());
        SocketIdentity.remember(socket, new Identity(person, Proof.TOKEN, null, null, null));
        return socket;
    }
}
