package dev.charla.api.dialect.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.charla.api.gateway.DeliveryObserver;
import dev.charla.api.gateway.FakeNamespace;
import dev.charla.api.gateway.FakeSocket;
import dev.charla.api.gateway.NoCommands;
import dev.charla.api.gateway.Refusals;
import dev.charla.api.gateway.RoomHub;
import dev.charla.api.gateway.SocketRooms;
import dev.charla.api.socketio.ConnectionRefused;
import dev.charla.application.contract.Shop;
import dev.charla.application.memory.MemoryBackplane;
import dev.charla.application.memory.MemoryLiveSockets;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.application.port.in.PhoneChats;
import dev.charla.application.port.out.Channel.OfSite;
import dev.charla.application.port.out.PhoneLines.Line;
import dev.charla.application.usecase.KeepPhoneChats;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PhoneSocketsTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+34600111222");

    private final MemoryStorage storage = new MemoryStorage();
    private final Shop shop = Shop.at("shop.example", storage);
    private final Visitor vera = shop.visitor("Vera");
    private final Staff carla = shop.commercial("Carla");
    private final MemoryBackplane backplane = new MemoryBackplane();
    private final FakeNamespace namespace = new FakeNamespace();
    private final SocketRooms rooms =
            new SocketRooms(new RoomHub(storage.log(), backplane, DeliveryObserver.NONE, Runnable::run));
    private final PhoneChats chats =
            new KeepPhoneChats(new NoCommands(), storage.phoneLines(), new MemoryLiveSockets(), shop::site);
    private final Queue<Runnable> timers = new ArrayDeque<>();

    @BeforeEach
    void listen() {
        new PhoneSockets(
                        namespace,
                        new PhoneProof(chats, new Refusals(), true),
                        chats,
                        rooms,
                        storage.log(),
                        backplane,
                        Runnable::run,
                        (delay, task) -> timers.add(task))
                .listen(namespace);
    }

    private ChatId chatOfPhone() {
        var chat = shop.chatOf(vera).id();
        lineTo(chat);
        return chat;
    }

    private void lineTo(@Nullable ChatId chat) {
        storage.phoneLines().add(new Line(shop.site().id(), PHONE, vera.id(), chat, 0));
    }

    private FakeSocket connected(String id) throws Exception {
        var socket = new FakeSocket(id).naming("userPhone", PHONE.value());
        namespace.arrive(socket);
        return namespace.connect(socket);
    }

    private void says(ChatId chat, Participant who, String text) {
        shop.decide(chat, open -> open.send(who, shop.saying(text), Shop.OPENING))
                .entries()
                .forEach(backplane::publish);
    }

    @Test
    void whatWasSaidWhileNobodyListenedIsToldToTheFirstWhoComes() throws Exception {
        var chat = chatOfPhone();
        says(chat, carla, "while you were out");

        var first = connected("first");
        var second = connected("second");

        assertThat(first.told())
                .singleElement()
                .asString()
                .startsWith("bot-response")
                .contains("while you were out");
        assertThat(second.told()).isEmpty();
    }

    @Test
    void moreThanFitsAtOnceIsToldInItsOrder() throws Exception {
        var chat = chatOfPhone();
        IntStream.range(0, 450).forEach(number -> says(chat, carla, "message " + number + "."));

        var told = connected("first").told();

        assertThat(told).hasSize(450);
        assertThat(IntStream.range(0, 450).filter(number -> !told.get(number).contains("message " + number + ".")))
                .isEmpty();
    }

    @Test
    void whatIsSaidFromThenOnIsToldToAll() throws Exception {
        var chat = chatOfPhone();
        var first = connected("first");
        var second = connected("second");

        says(chat, carla, "Hello both");
        var third = connected("third");

        assertThat(first.told()).hasSize(1);
        assertThat(second.told()).hasSize(1);
        assertThat(third.told()).isEmpty();
    }

    @Test
    void nobodyHearsWhatItSaysItself() throws Exception {
        var chat = chatOfPhone();
        var socket = connected("first");

        says(chat, vera, "Hello");

        assertThat(socket.told()).isEmpty();
    }

    @Test
    void notesDownUpToWhereTheNumberWasTold() throws Exception {
        var chat = chatOfPhone();
        connected("first");

        says(chat, carla, "Hello");

        assertThat(chats.find(PHONE)).contains(new PhoneChats.Place(chat, 1));
    }

    @Test
    void aChatThatTheNumberGetsLaterIsHeardFromItsBeginning() throws Exception {
        lineTo(null);
        var socket = connected("first");
        var chat = shop.chatOf(vera).id();
        storage.phoneLines().opened(vera.id(), chat);
        says(chat, carla, "Welcome");
        assertThat(socket.told()).isEmpty();

        storage.log().after(new Room(chat, Audience.RECORD), 0, 1).forEach(backplane::publish);

        assertThat(socket.told()).singleElement().asString().contains("Welcome");
    }

    @Test
    void aSocketListensBeforeItsClientKnowsThatItIsConnected() throws Exception {
        namespace.arrive(new FakeSocket("first").naming("userPhone", PHONE.value()));

        assertThat(chats.isHeard(PHONE)).isTrue();
    }

    @Test
    void aSocketThatHasGoneListensNoMore() throws Exception {
        var socket = connected("first");
        var other = connected("other");

        namespace.disconnect(socket);
        assertThat(chats.isHeard(PHONE)).isTrue();
        namespace.disconnect(other);

        assertThat(chats.isHeard(PHONE)).isFalse();
        assertThat(backplane.followed()).doesNotContain(new OfSite(shop.site().id()));
    }

    @Test
    void aSocketThatNeverConnectsListensForAWhileOnly() throws Exception {
        var socket = new FakeSocket("lost").naming("userPhone", PHONE.value());
        namespace.arrive(socket);
        socket.disconnect(true);

        timers.remove().run();

        assertThat(chats.isHeard(PHONE)).isFalse();
    }

    @Test
    void aSocketThatIsConnectedListensOn() throws Exception {
        connected("first");

        timers.remove().run();

        assertThat(chats.isHeard(PHONE)).isTrue();
    }

    @Test
    void hearsOfTheSitesNewChatsWhileSomebodyListens() throws Exception {
        lineTo(null);

        connected("first");

        assertThat(backplane.followed()).containsExactly(new OfSite(shop.site().id()));
    }

    @Test
    void aSocketThatNamesNoNumberHearsNothing() throws Exception {
        var chat = chatOfPhone();
        var socket = new FakeSocket("nobody");
        namespace.arrive(socket);
        namespace.connect(socket);

        says(chat, carla, "Hello");

        assertThat(socket.told()).isEmpty();
        assertThat(chats.isHeard(PHONE)).isFalse();
        assertThat(backplane.followed()).isEmpty();
    }

    @Test
    void whoNamesWhatIsNoNumberIsRefused() {
        var socket = new FakeSocket("odd").naming("userPhone", "my number");

        assertThatThrownBy(() -> namespace.arrive(socket)).isInstanceOf(ConnectionRefused.class);
        assertThat(timers).isEmpty();
    }
}
