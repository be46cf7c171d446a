package dev.charla.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.contract.Shop;
import dev.charla.application.memory.MemoryBackplane;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.ChatEvent.ChatEnrolledEvent;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.Participant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RightsWatchTest {

    private final MemoryStorage storage = new MemoryStorage();
    private final Shop shop = Shop.at("shop.example", storage);
    private final Participant vera = shop.visitor("Vera");
    private final Participant carla = shop.commercial("Carla");
    private final Chat chat = shop.chatOf(shop.visitor("Ann"));
    private final Room room = new Room(chat.id(), Audience.PARTICIPANTS);
    private final MemoryBackplane backplane = new MemoryBackplane();
    private final FakeNamespace namespace = new FakeNamespace();
    private final SocketRooms rooms =
            new SocketRooms(new RoomHub(storage.log(), backplane, DeliveryObserver.NONE, Runnable::run));
    private final Hearing dialect = new Hearing();
    private final Set<Participant> shutOut = new HashSet<>();
    private final RoomAccess access = new RoomAccess((person, id) -> {
        if (shutOut.contains(person)) {
            throw new ChatNotFound();
        }
        return chat;
    });

    @BeforeEach
    void watch() {
        new RightsWatch(namespace, rooms, access, Runnable::run).listen(backplane);
    }

    private FakeSocket hearing(Participant person, String id) {
        var socket = namespace.connect(People.socketOf(person, id));
        rooms.join(socket, room, dialect, null, joined -> {});
        return socket;
    }

    private void happens(ChatEvent event, long seq) {
        backplane.publish(new RoomEntry(room, seq, event));
    }

    private ChatEnrolledEvent enrolled() {
        return new ChatEnrolledEvent(chat.id(), "enrollment", "influencer", Shop.OPENING);
    }

    @Test
    void takesOutWhoMayNotHearTheChatAnyMore() {
        var out = hearing(vera, "vera");
        var in = hearing(carla, "carla");
        shutOut.add(vera);

        happens(enrolled(), 3);

        assertThat(rooms.dialectIn(out, room)).isEmpty();
        assertThat(rooms.dialectIn(in, room)).contains(dialect);
        assertThat(dialect.dismissed()).containsExactly(out);
    }

    @Test
    void dismissesNobodyWhoIsNotThere() {
        namespace.connect(People.socketOf(vera, "vera"));
        shutOut.add(vera);

        happens(enrolled(), 3);

        assertThat(dialect.dismissed()).isEmpty();
    }

    @Test
    void leavesThoseInWhoseIdentityIsUnknown() {
        var nobody = namespace.connect(new FakeSocket("nobody"));
        rooms.join(nobody, room, dialect, null, joined -> {});

        happens(enrolled(), 3);

        assertThat(rooms.dialectIn(nobody, room)).contains(dialect);
    }

    @Test
    void doesNotLookWhenTheChatBeginsWithItsEnrollment() {
        var socket = hearing(vera, "vera");
        shutOut.add(vera);

        happens(enrolled(), 2);

        assertThat(rooms.dialectIn(socket, room)).contains(dialect);
    }

    @Test
    void looksAtNobodysRightsWhenSomethingElseHappens() {
        var socket = hearing(vera, "vera");
        shutOut.add(vera);

        happens(new ChatStatusChangedEvent(chat.id(), ChatStatus.PENDING, ChatStatus.ASSIGNED, null, Shop.OPENING), 3);

        assertThat(rooms.dialectIn(socket, room)).contains(dialect);
    }
}
