package dev.charla.api.dialect.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.dialect.presence.Said.UserJson;
import dev.charla.api.dialect.presence.Said.UsersJson;
import dev.charla.api.gateway.FakeSocket;
import dev.charla.api.socketio.InvalidPayload;
import dev.charla.application.contract.Shop;
import dev.charla.application.memory.MemoryLiveSockets;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UsersTest {

    private final PresenceScenario scenario = new PresenceScenario();
    private final Shop shop = scenario.shop;
    private final Visitor vera = scenario.vera;
    private final Staff carla = scenario.carla;
    private final Staff carlos = shop.commercial("Carlos");
    private final MemoryLiveSockets sockets = new MemoryLiveSockets();
    private final Users users = new Users(scenario.members, scenario.views, scenario.storage.staff(), sockets);

    private FakeSocket connected(Participant person) {
        var socket = scenario.connected(person);
        sockets.add(person.asSender().id(), socket.id());
        return socket;
    }

    private FakeSocket entered(Participant person) throws InvalidPayload {
        var socket = connected(person);
        users.enter(socket);
        return socket;
    }

    /** The members of one list, whatever their order. */
    private static void assertThatOnly(FakeSocket socket, Participant... people) {
        assertThat(socket.told()).hasSize(1);
        var expected = Arrays.stream(people)
                .map(person -> Users.user(person.asSender()))
                .map(UserJson::toString)
                .toList();
        assertThat(socket.told().getFirst())
                .startsWith("users:list [" + UsersJson.class.getSimpleName())
                .contains(expected);
        assertThat(socket.told().getFirst().split("UserJson\\[", -1)).hasSize(people.length + 1);
    }

    @Test
    void staffIsToldOfColleaguesAndVisitorsWhoAreThere() throws InvalidPayload {
        shop.chatOf(vera);
        connected(vera);
        connected(carlos);

        assertThatOnly(entered(carla), carla, carlos, vera);
    }

    @Test
    void whoHasNoSocketIsNotListed() throws InvalidPayload {
        shop.chatOf(vera);

        assertThatOnly(entered(carla), carla);
    }

    @Test
    void aVisitorWithoutAChatIsListedWhereItSpeaksThisLanguage() throws InvalidPayload {
        var otto = shop.visitor("Otto");
        connected(vera);
        entered(otto);

        assertThatOnly(entered(carla), carla, otto);
    }

    @Test
    void staffIsToldOfNobodyAtAnotherSite() throws InvalidPayload {
        var other = shop.branch("other.example");
        var otto = other.visitor("Otto");
        other.chatOf(otto);
        entered(otto);
        connected(other.commercial("Stella"));

        assertThatOnly(entered(carla), carla);
    }

    @Test
    void aVisitorIsToldOfTheCommercialsWhoHaveItsChats() throws InvalidPayload {
        var chat = shop.chatOf(vera).id();
        shop.decide(chat, open -> open.assign(carla, Shop.OPENING));
        connected(carla);
        connected(carlos);

        assertThatOnly(entered(vera), vera, carla);
    }

    @Test
    void aVisitorWhoseChatsWaitIsToldOfItself() throws InvalidPayload {
        shop.chatOf(vera);
        connected(carla);

        assertThatOnly(entered(vera), vera);
    }

    @Test
    void tellsOnceUnlessAskedAnew() throws InvalidPayload {
        var socket = entered(vera);
        users.enter(socket);
        assertThat(socket.told()).hasSize(1);

        users.enterAnew(socket);

        assertThat(socket.told()).hasSize(2);
    }

    @Test
    void whoHasNoNameIsCalledWhatItIs() {
        assertThat(Users.user(new Sender(new UUID(3, 1), SenderType.COMMERCIAL, null)))
                .isEqualTo(new UserJson("00000000-0000-0003-0000-000000000001", "commercial"));
    }
}
