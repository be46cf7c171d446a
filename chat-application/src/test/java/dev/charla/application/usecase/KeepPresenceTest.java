package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.ChangeChat.AssignChat;
import dev.charla.application.port.in.Presence.Present;
import dev.charla.application.port.out.Signal;
import dev.charla.application.port.out.Signal.PresenceChanged;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.people.PresenceStatus;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeepPresenceTest {

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Visitor vera = shop.visitor("Vera");
    private final Staff carla = shop.commercial("Carla");
    private final List<Signal> told = new ArrayList<>();

    @BeforeEach
    void listen() {
        charla.signals.subscribe(told::add);
    }

    @Test
    void tellsOfAVisitorsFirstSocketAndOfItsLast() {
        charla.presence.connected(vera, "a");
        charla.presence.connected(vera, "b");
        assertThat(told).containsExactly(of(vera, PresenceStatus.OFFLINE, PresenceStatus.ONLINE));

        charla.presence.disconnected(vera, "a");
        assertThat(told).hasSize(1);
        charla.presence.disconnected(vera, "b");
        assertThat(told.getLast()).isEqualTo(of(vera, PresenceStatus.ONLINE, PresenceStatus.OFFLINE));
    }

    @Test
    void tellsTheVisitorsOfACommercialsChatsToo() {
        var chat = shop.chatOf(vera).id();
        shop.chatOf(vera);
        charla.change(new AssignChat(carla, chat, carla.id()));

        charla.presence.connected(carla, "a");
        assertThat(told)
                .containsExactly(new PresenceChanged(
                        carla.id().value(),
                        SenderType.COMMERCIAL,
                        PresenceStatus.OFFLINE,
                        PresenceStatus.ONLINE,
                        Charla.NOW,
                        Set.of(shop.site().id()),
                        List.of(chat)));
    }

    @Test
    void tellsWhatStaffChoosesWhileItIsThere() {
        charla.presence.choose(carla, PresenceStatus.BUSY);
        assertThat(told).isEmpty();

        charla.presence.connected(carla, "a");
        charla.presence.choose(carla, PresenceStatus.BUSY);
        charla.presence.choose(carla, PresenceStatus.OFFLINE);
        charla.presence.disconnected(carla, "a");
        assertThat(told)
                .containsExactly(
                        of(carla, PresenceStatus.OFFLINE, PresenceStatus.BUSY),
                        of(carla, PresenceStatus.BUSY, PresenceStatus.OFFLINE));
    }

    @Test
    void whoNeverChoseIsOnlineWhileConnected() {
        charla.presence.connected(carla, "a");
        charla.presence.choose(carla, PresenceStatus.AWAY);

        assertThat(told)
                .containsExactly(
                        of(carla, PresenceStatus.OFFLINE, PresenceStatus.ONLINE),
                        of(carla, PresenceStatus.ONLINE, PresenceStatus.AWAY));
    }

    @Test
    void tellsWhoWentWithAnotherNodeAndWhoIsBackWithIt() {
        var node = charla.sockets.another();
        charla.presence.choose(carla, PresenceStatus.BUSY);
        node.add(vera.id().value(), "a");
        node.add(carla.id().value(), "b");

        node.lapse();
        assertThat(told)
                .containsExactlyInAnyOrder(
                        of(vera, PresenceStatus.ONLINE, PresenceStatus.OFFLINE),
                        of(carla, PresenceStatus.BUSY, PresenceStatus.OFFLINE));

        told.clear();
        charla.presence.connected(carla, "c");
        node.watch(new TellOfLostNodes(charla.storage.staff(), charla.storage.visitors(), charla.presence));
        node.renew();
        assertThat(told)
                .containsExactly(
                        of(carla, PresenceStatus.OFFLINE, PresenceStatus.BUSY),
                        of(vera, PresenceStatus.OFFLINE, PresenceStatus.ONLINE));
    }

    @Test
    void tellsNothingOfWhoHadChosenToBeOfflineOrIsNobody() {
        var node = charla.sockets.another();
        charla.presence.choose(carla, PresenceStatus.OFFLINE);
        node.add(carla.id().value(), "a");
        node.add(new UUID(9, 9), "b");

        node.lapse();
        assertThat(told).isEmpty();
    }

    @Test
    void showsTheVisitorAndWhoHasTheChatToEverybodyAlike() {
        var chat = shop.chatOf(vera).id();
        var carlos = shop.commercial("Carlos");
        charla.presence.connected(carlos, "c");
        var visitor = new Present(vera.asSender(), PresenceStatus.OFFLINE);
        assertThat(charla.presence.of(vera, chat)).containsExactly(visitor);

        charla.change(new AssignChat(carla, chat, carla.id()));
        charla.presence.connected(vera, "v");
        charla.presence.connected(carla, "a");
        charla.presence.choose(carla, PresenceStatus.BUSY);
        var both = List.of(
                new Present(vera.asSender(), PresenceStatus.ONLINE),
                new Present(carla.asSender(), PresenceStatus.BUSY));
        assertThat(charla.presence.of(vera, chat)).isEqualTo(both);
        assertThat(charla.presence.of(carlos, chat)).isEqualTo(both);
    }

    @Test
    void strangersFindNoChat() {
        var chat = shop.chatOf(vera).id();

        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> charla.presence.of(shop.visitor("Sam"), chat));
        assertThatExceptionOfType(ChatNotFound.class)
                .isThrownBy(() -> charla.presence.of(
                        Shop.at("other.example", charla.storage).commercial("Stella"), chat));
    }

    private PresenceChanged of(Visitor who, PresenceStatus previous, PresenceStatus status) {
        return new PresenceChanged(
                who.id().value(), SenderType.VISITOR, previous, status, Charla.NOW, Set.of(who.site()), List.of());
    }

    private PresenceChanged of(Staff who, PresenceStatus previous, PresenceStatus status) {
        return new PresenceChanged(
                who.id().value(), SenderType.COMMERCIAL, previous, status, Charla.NOW, who.sites(), List.of());
    }
}
