package dev.charla.api.dialect.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.gateway.FakeNamespace;
import dev.charla.api.gateway.FakeSocket;
import dev.charla.api.gateway.People;
import dev.charla.application.contract.Shop;
import dev.charla.application.memory.MemoryBackplane;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.domain.chat.ChatEvent.MessagesReadEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnreadNewsTest {

    private final MemoryStorage storage = new MemoryStorage();
    private final Shop shop = Shop.at("shop.example", storage);
    private final Visitor vera = shop.visitor("Vera");
    private final Staff carla = shop.commercial("Carla");
    private final Staff carlos = shop.commercial("Carlos");
    private final ChatId chat = shop.chatOf(vera).id();
    private final MemoryBackplane backplane = new MemoryBackplane();
    private final FakeNamespace namespace = new FakeNamespace();
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final Queue<Runnable> pauses = new ArrayDeque<>();
    private final AtomicInteger counts = new AtomicInteger();

    @BeforeEach
    void listen() {
        new UnreadNews(
                        namespace,
                        (chats, readers) -> {
                            counts.incrementAndGet();
                            return storage.unread().of(chats, readers);
                        },
                        threads::add,
                        pauses::add)
                .listen(backplane);
    }

    @Test
    void eachOfTheStaffHearsItsOwnNumberOnAllOfItsSockets() {
        var first = connect(carla, "first");
        var second = connect(carla, "second");
        var other = connect(carlos, "other");
        happens(carla, "Good morning");
        round();

        assertThat(first.told()).containsExactly(told(0));
        assertThat(second.told()).containsExactly(told(0));
        assertThat(other.told()).containsExactly(told(1));
    }

    @Test
    void visitorsHearNothing() {
        var socket = connect(vera, "vera");
        connect(carla, "carla");
        happens(carla, "Good morning");
        round();

        assertThat(socket.told()).isEmpty();
    }

    @Test
    void staffOfAnotherSiteHearsNothing() {
        var stella = connect(Shop.at("other.example", storage).commercial("Stella"), "stella");
        happens(vera, "Hello");
        round();

        assertThat(stella.told()).isEmpty();
    }

    @Test
    void nothingIsCountedWhileNoStaffIsThere() {
        connect(vera, "vera");
        var gone = connect(carla, "carla");
        namespace.disconnect(gone);
        happens(vera, "Hello");

        assertThat(threads).isEmpty();
    }

    @Test
    void whoWentMeanwhileHearsNothing() {
        var gone = connect(carla, "carla");
        happens(vera, "Hello");
        namespace.disconnect(gone);
        round();

        assertThat(gone.told()).isEmpty();
        assertThat(counts).hasValue(0);
    }

    @Test
    void manyMessagesCostOneCount() {
        var socket = connect(carla, "carla");
        happens(vera, "one");
        happens(vera, "two");
        happens(vera, "three");
        round();

        assertThat(counts).hasValue(1);
        assertThat(socket.told()).containsExactly(told(3));
    }

    @Test
    void whatHappensInThePauseIsToldAfterIt() {
        var socket = connect(carla, "carla");
        happens(vera, "one");
        round();
        happens(vera, "two");
        assertThat(threads).isEmpty();

        pauses.remove().run();
        assertThat(socket.told()).containsExactly(told(1), told(2));
    }

    @Test
    void staffThatReadsChangesWhatIsToldAndAVisitorDoesNot() {
        connect(carla, "carla");
        reads(SenderType.VISITOR);
        assertThat(threads).isEmpty();

        reads(SenderType.COMMERCIAL);
        assertThat(threads).hasSize(1);
    }

    @Test
    void whatListsShowOfAChatIsNewsToo() {
        var socket = connect(carla, "carla");
        shop.decide(chat, open -> open.assign(carlos, Shop.OPENING)).entries().forEach(backplane::publish);
        round();

        assertThat(socket.told()).containsExactly(told(0));
    }

    @Test
    void moreChatsThanOneRoundTakesAreToldInTheNext() {
        var socket = connect(carla, "carla");
        IntStream.rangeClosed(0, UnreadNews.CHATS_OF_A_ROUND)
                .forEach(number -> happens(shop.chatOf(vera).id(), vera, "Hello"));
        round();
        assertThat(socket.told()).hasSize(UnreadNews.CHATS_OF_A_ROUND);

        pauses.remove().run();
        assertThat(socket.told()).hasSize(UnreadNews.CHATS_OF_A_ROUND + 1).doesNotHaveDuplicates();
    }

    private FakeSocket connect(Participant person, String id) {
        return namespace.connect(People.socketOf(person, id));
    }

    private void happens(Participant sender, String text) {
        happens(chat, sender, text);
    }

    private void happens(ChatId where, Participant sender, String text) {
        shop.decide(where, open -> open.send(sender, shop.saying(text), Shop.OPENING))
                .entries()
                .forEach(backplane::publish);
    }

    private void reads(SenderType reader) {
        var read = new MessagesReadEvent(chat, new UUID(9, 9), reader, 1, Shop.OPENING);
        backplane.publish(new RoomEntry(new Room(chat, Audience.PARTICIPANTS), 1, read));
    }

    private void round() {
        threads.remove().run();
    }

    private String told(int count) {
        return "chat:unread_count [" + new UnreadNews.UnreadJson(chat.toString(), count) + "]";
    }
}
