package dev.charla.domain.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.MessageId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PeopleTest {

    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000001");

    @Test
    void staffAndProgramsAreOfTheSite() {
        var tenant = new TenantId(ID);
        var visitor = new Visitor(new VisitorId(ID), tenant, new SiteId(ID), null);
        var staff = new Staff(new StaffId(ID), tenant, "c@shop.example", "Carla", Set.of(), Set.of());

        var program = new Integration(new IntegrationId(ID), "Robot", Set.of(), Set.of());

        assertThat(visitor.isStaff()).isFalse();
        assertThat(program.isStaff()).isTrue();
        assertThat(program.asSender()).isEqualTo(new Sender(ID, SenderType.BOT, "Robot"));
        assertThat(staff.isStaff()).isTrue();
    }

    @Test
    void keepsRolesAndSitesWhateverBecomesOfTheSets() {
        var roles = new HashSet<>(Set.of(Role.ADMIN));
        var sites = new HashSet<>(Set.of(new SiteId(ID)));
        var staff = new Staff(new StaffId(ID), new TenantId(ID), "c@shop.example", "Carla", roles, sites);
        roles.clear();
        sites.clear();

        assertThat(staff.roles()).containsExactly(Role.ADMIN);
        assertThat(staff.sites()).containsExactly(new SiteId(ID));
    }

    @Test
    void keepsScopesAndSitesOfAProgramWhateverBecomesOfTheSets() {
        var scopes = new HashSet<>(Set.of(Scope.CHATS_READ));
        var sites = new HashSet<>(Set.of(new SiteId(ID)));
        var program = new Integration(new IntegrationId(ID), "Robot", scopes, sites);
        scopes.clear();
        sites.clear();

        assertThat(program.scopes()).containsExactly(Scope.CHATS_READ);
        assertThat(program.sites()).containsExactly(new SiteId(ID));
    }

    @Test
    void writesIdsPlainly() {
        var ids = List.of(
                new TenantId(ID),
                new SiteId(ID),
                new StaffId(ID),
                new IntegrationId(ID),
                new VisitorId(ID),
                new ChatId(ID),
                new MessageId(ID));

        assertThat(ids).allSatisfy(id -> assertThat(id).hasToString(ID.toString()));
    }
}
