package dev.charla.api.dialect.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.charla.api.gateway.FakeNamespace;
import dev.charla.api.gateway.FakeSocket;
import dev.charla.api.gateway.Lobby;
import dev.charla.api.gateway.Places;
import dev.charla.api.gateway.SocketRooms;
import dev.charla.api.socketio.InvalidPayload;
import dev.charla.application.contract.Shop;
import dev.charla.application.memory.MemoryBackplane;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Operator;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MembersTest {

    private final PresenceScenario scenario = new PresenceScenario();
    private final MemoryStorage storage = scenario.storage;
    private final Shop shop = scenario.shop;
    private final Visitor vera = scenario.vera;
    private final Staff carla = scenario.carla;
    private final MemoryBackplane backplane = scenario.backplane;
    private final FakeNamespace namespace = scenario.namespace;
    private final SocketRooms rooms = scenario.rooms;
    private final SiteNews news = scenario.news;
    private final Members members = scenario.members;

    @BeforeEach
    void listen() {
        members.listen(backplane);
    }

    private FakeSocket entered(Participant person) throws InvalidPayload {
        var socket = scenario.connected(person);
        members.enter(socket);
        return socket;
    }

    private void says(ChatId chat, Participant who, String text) {
        shop.decide(chat, open -> open.send(who, shop.saying(text), Shop.OPENING))
                .entries()
                .forEach(backplane::publish);
    }

    private static Room roomOf(ChatId chat) {
        return new Room(chat, Audience.PARTICIPANTS);
    }

    @Test
    void aVisitorHearsItsChats() throws InvalidPayload {
        var first = shop.chatOf(vera).id();
        var second = shop.chatOf(vera).id();
        var socket = entered(vera);

        says(first, carla, "one");
        says(second, carla, "two");

        assertThat(socket.told()).hasSize(2);
        assertThat(socket.told().getFirst()).startsWith("message:send").contains("one");
        assertThat(socket.told().getLast()).contains("two");
    }

    @Test
    void aVisitorHearsNobodyElsesChats() throws InvalidPayload {
        var others = shop.chatOf(shop.visitor("Otto")).id();
        var socket = entered(vera);

        says(others, carla, "not for Vera");

        assertThat(socket.told()).isEmpty();
    }

    @Test
    void aVisitorHearsItsNewestChats() throws InvalidPayload {
        var oldest = shop.chatOf(vera, Shop.OPENING.minusSeconds(1)).id();
        IntStream.range(0, Members.MAX_CHATS).forEach(number -> shop.chatOf(vera));

        var socket = entered(vera);

        assertThat(rooms.dialectIn(socket, roomOf(oldest))).isEmpty();
        members.hear(socket, oldest);
        assertThat(rooms.dialectIn(socket, roomOf(oldest))).isPresent();
    }

    @Test
    void staffHearsTheNewsOfItsSites() throws InvalidPayload {
        var chat = shop.chatOf(vera).id();
        var socket = entered(carla);

        says(chat, vera, "Hello");

        assertThat(socket.told()).singleElement().asString().contains("Hello");
        assertThat(rooms.dialectIn(socket, roomOf(chat))).isEmpty();
    }

    @Test
    void staffThatComesTwiceStandsWhereTheNewsStand() throws InvalidPayload {
        var chat = shop.chatOf(vera).id();
        var socket = entered(carla);
        says(chat, vera, "Hello");

        assertThat(members.enter(socket)).contains(news.place());
        assertThat(news.place().position()).isOne();
    }

    @Test
    void staffJoinsNoRoomOfTheChatInWhichItSpeaks() throws InvalidPayload {
        var chat = shop.chatOf(vera).id();
        var socket = entered(carla);

        members.hear(socket, chat);

        assertThat(rooms.dialectIn(socket, roomOf(chat))).isEmpty();
    }

    @Test
    void thePeopleOfEnrollmentsAreTurnedAway() {
        var operator = scenario.connected(new Operator(new UUID(6, 1), "olga", null));

        assertThatThrownBy(() -> members.enter(operator)).isInstanceOf(InvalidPayload.class);
        assertThat(members.isOne(operator)).isFalse();
    }

    @Test
    void aChatThatAVisitorOpensLaterIsHeardFromItsBeginning() throws InvalidPayload {
        var socket = entered(vera);
        socket.join(Lobby.roomOf(vera.id()));
        var chat = shop.chatOf(vera).id();
        says(chat, vera, "first words");
        storage.log().after(new Room(chat, Audience.RECORD), 0, 1).forEach(backplane::publish);

        assertThat(socket.told()).singleElement().asString().contains("first words");
        says(chat, carla, "an answer");
        assertThat(socket.told()).hasSize(2);
    }

    @Test
    void aChatIsLeftToTheLanguageInWhichItWasJoined() throws InvalidPayload {
        var chat = shop.chatOf(vera).id();
        var socket = scenario.connected(vera);
        var other = new PresenceDialect(namespace);
        rooms.join(socket, roomOf(chat), other, null, joined -> {});

        assertThat(members.enter(socket)).isEmpty();

        assertThat(rooms.dialectIn(socket, roomOf(chat))).contains(other);
    }

    @Test
    void tellsWhereAVisitorStands() throws InvalidPayload {
        var chat = shop.chatOf(vera).id();
        var last = storage.log().lastSeq(roomOf(chat));

        assertThat(members.enter(scenario.connected(vera))).contains(Places.of(roomOf(chat), last));
    }

    @Test
    void whoIsDismissedHearsNothingMore() throws InvalidPayload {
        var chat = shop.chatOf(vera).id();
        var visitor = entered(vera);
        var staff = entered(carla);

        members.dismiss(visitor);
        members.dismiss(staff);
        says(chat, vera, "Hello");

        assertThat(visitor.told()).isEmpty();
        assertThat(staff.told()).isEmpty();
        assertThat(members.all()).isEmpty();
        assertThat(members.has(visitor)).isFalse();
    }

    @Test
    void whoLosesItsConnectionIsNoMemberButMayComeBack() throws InvalidPayload {
        var socket = entered(vera);

        namespace.disconnect(socket);

        assertThat(members.isOne(socket)).isFalse();
        assertThat(members.has(socket)).isTrue();
    }

    @Test
    void aSocketThatNeverEnteredHasNothingToComeBackTo() {
        var socket = scenario.connected(vera);

        members.leave(socket);

        assertThat(members.has(socket)).isFalse();
    }

    @Test
    void aVisitorThatComesBackHearsTheChatsThatWereOpenedMeanwhile() {
        var chat = shop.chatOf(vera).id();
        says(chat, vera, "meanwhile");
        var back = scenario.connected(vera);

        assertThat(members.resume(back, Map.of())).contains(List.of());

        assertThat(back.told()).singleElement().asString().contains("meanwhile");
        assertThat(members.isOne(back)).isTrue();
    }

    @Test
    void staffThatComesBackGoesOnWithTheNews() throws InvalidPayload {
        var chat = shop.chatOf(vera).id();
        entered(carla);
        var place = news.place();
        says(chat, vera, "meanwhile");
        var back = scenario.connected(carla);

        var missed = members.resume(back, Map.of(place.stream(), place.position()));

        assertThat(missed)
                .hasValueSatisfying(events -> assertThat(events)
                        .singleElement()
                        .extracting(FakeNamespace::words)
                        .asString()
                        .contains("meanwhile"));
        assertThat(members.isOne(back)).isTrue();
    }

    @Test
    void staffConnectsAfreshWhereThisNodeDoesNotKnowItsPlace() {
        var back = scenario.connected(carla);

        assertThat(members.resume(back, Map.of("sites:another-node's", 3L))).isEmpty();
        assertThat(members.resume(back, Map.of(news.stream(), 3L))).isEmpty();

        assertThat(members.isOne(back)).isFalse();
    }
}
