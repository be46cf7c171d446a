package dev.charla.api.gateway;

import static dev.charla.api.gateway.People.CARLA;
import static dev.charla.api.gateway.People.SITE;
import static dev.charla.api.gateway.People.VERA;
import static dev.charla.api.gateway.People.socketOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.memory.MemoryBackplane;
import dev.charla.application.memory.MemorySignals;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.application.port.out.Signal.PresenceChanged;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.PresenceStatus;
import dev.charla.domain.people.SenderType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PresenceNewsTest {

    private static final ChatId CHAT = new ChatId(new UUID(7, 7));
    private static final ChatId OTHER = new ChatId(new UUID(7, 8));

    private final MemorySignals signals = new MemorySignals();
    private final RoomHub hub =
            new RoomHub(new MemoryStorage().log(), new MemoryBackplane(), DeliveryObserver.NONE, Runnable::run);
    private final PresenceNews news = new PresenceNews(hub, signals);
    private final Hearing dialect = new Hearing();
    private final FakeSocket vera = socketOf(VERA, "vera");
    private final FakeSocket carla = socketOf(CARLA, "carla");

    @Test
    void theVisitorHearsOfWhoHasItsChat() {
        join(CHAT, vera);
        var gone = gone(CHAT);
        signals.tell(gone);

        assertThat(dialect.toldTo(vera)).containsExactly(gone);
    }

    @Test
    void aVisitorOfAnotherChatHearsNothing() {
        join(OTHER, vera);
        signals.tell(gone(CHAT));

        assertThat(dialect.toldTo(vera)).isEmpty();
    }

    @Test
    void staffInTheRoomHearsItInTheLobbyAlone() {
        join(CHAT, carla);
        signals.tell(gone(CHAT));

        assertThat(dialect.toldTo(carla)).isEmpty();
    }

    private void join(ChatId chat, FakeSocket socket) {
        hub.join(new Room(chat, Audience.PARTICIPANTS), dialect, socket, null, any -> {});
    }

    private static PresenceChanged gone(ChatId chat) {
        return new PresenceChanged(
                CARLA.id().value(),
                SenderType.COMMERCIAL,
                PresenceStatus.ONLINE,
                PresenceStatus.OFFLINE,
                Instant.EPOCH,
                Set.of(SITE),
                List.of(chat));
    }
}
