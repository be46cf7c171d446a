package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.port.out.Roster;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.Duty;
import dev.charla.domain.people.PresenceStatus;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.Visitor;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class RosterContract {

    private static final Instant LATER = Shop.OPENING.plusSeconds(60);

    private Storage storage;
    private Roster roster;
    private Shop shop;
    private Visitor vera;
    private Staff carla;

    protected abstract Storage storage();

    @BeforeEach
    void openShop() {
        storage = storage();
        roster = storage.roster();
        shop = Shop.at("shop.example", storage);
        vera = shop.visitor("Vera");
        carla = shop.commercial("Carla");
    }

    @Test
    void findsNobodyWhereNobodyIs() {
        var nobody = new StaffId(new UUID(9, 9));

        assertThat(roster.find(nobody)).isEmpty();
        assertThat(storage.inTransaction(() -> roster.lock(nobody))).isEmpty();
        assertThat(storage.inTransaction(() -> roster.tryLock(nobody))).isEmpty();
    }

    @Test
    void knowsNothingOfWhoHasSaidAndHadNothing() {
        var duty = new Duty(carla.id(), "Carla", null, null, null, 0, null);

        assertThat(roster.find(carla.id())).contains(duty);
        assertThat(storage.inTransaction(() -> roster.lock(carla.id()))).contains(duty);
        assertThat(storage.inTransaction(() -> roster.tryLock(carla.id()))).contains(duty);
    }

    @Test
    void keepsTheLastChoice() {
        choose(carla, PresenceStatus.BUSY, Shop.OPENING);
        choose(carla, PresenceStatus.ONLINE, LATER);

        assertThat(roster.find(carla.id()))
                .contains(new Duty(carla.id(), "Carla", PresenceStatus.ONLINE, LATER, null, 0, null));
    }

    @Test
    void findsThoseOfASiteWhoChoseToBeOnline() {
        var ada = shop.staff("Ada", Role.ADMIN);
        var carlos = shop.commercial("Carlos");
        var branch = shop.branch("branch.example");
        var stella = Shop.at("other.example", storage).commercial("Stella");
        for (var person : new Staff[] {ada, carla, stella}) {
            choose(person, PresenceStatus.ONLINE, LATER);
        }
        choose(carlos, PresenceStatus.AWAY, LATER);

        assertThat(roster.online(shop.site().id()))
                .extracting(Duty::staff)
                .containsExactlyInAnyOrder(ada.id(), carla.id());
        assertThat(roster.online(branch.site().id())).extracting(Duty::staff).containsExactly(ada.id());
    }

    @Test
    void countsTheChatsThatSomebodyHasAndHasNotFinished() {
        var first = assigned(carla, Shop.OPENING);
        var second = assigned(carla, LATER);
        shop.chatOf(vera);
        assigned(shop.commercial("Carlos"), LATER);

        assertThat(roster.activeChats(carla.id())).containsExactlyInAnyOrder(first, second);
        assertThat(roster.find(carla.id()).orElseThrow().activeChats()).isEqualTo(2);
        assertThat(roster.find(carla.id()).orElseThrow().idleSince()).isEqualTo(LATER);

        shop.decide(first, chat -> chat.close(carla, null, LATER.plusSeconds(1)));
        assertThat(roster.activeChats(carla.id())).containsExactly(second);
        assertThat(roster.find(carla.id()).orElseThrow().activeChats()).isEqualTo(1);
        assertThat(roster.find(carla.id()).orElseThrow().idleSince()).isEqualTo(LATER.plusSeconds(1));
    }

    @Test
    void listsWhatWaitsByUrgencyAndThenByAge() {
        var younger = shop.chatOf(vera, LATER).id();
        var older = shop.chatOf(vera).id();
        var urgent = shop.chatOf(vera, LATER.plusSeconds(1)).id();
        shop.decide(urgent, chat -> chat.requestAgent(vera, LATER));
        assigned(carla, Shop.OPENING);

        assertThat(roster.queue(shop.site().id(), 10)).containsExactly(urgent, older, younger);
        assertThat(roster.queue(shop.site().id(), 2)).containsExactly(urgent, older);
    }

    @Test
    void knowsTheSitesWhereChatsWait() {
        var busy = shop.branch("busy.example");
        busy.chatOf(busy.visitor("Bob"));
        shop.branch("empty.example");
        assigned(carla, Shop.OPENING);
        var other = Shop.at("other.example", storage);
        other.chatOf(other.visitor("Otto"));

        assertThat(roster.sitesWithQueue(shop.site().tenant()))
                .containsExactly(busy.site().id());
    }

    private void choose(Staff person, PresenceStatus status, Instant at) {
        storage.inTransaction(() -> roster.choose(person.id(), status, at));
    }

    private ChatId assigned(Staff person, Instant at) {
        var chat = shop.chatOf(vera).id();
        shop.decide(chat, waiting -> waiting.assign(person, at));
        return chat;
    }
}
