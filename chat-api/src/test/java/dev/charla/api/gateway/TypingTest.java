package dev.charla.api.gateway;

import static dev.charla.api.gateway.People.CARLA;
import static dev.charla.api.gateway.People.VERA;
import static dev.charla.api.gateway.People.socketOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.memory.MemoryBackplane;
import dev.charla.application.memory.MemorySignals;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.application.port.out.Signal.TypingStarted;
import dev.charla.application.port.out.Signal.TypingStopped;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.Participant;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TypingTest {

    private static final ChatId CHAT = new ChatId(new UUID(7, 7));
    private static final Room ROOM = new Room(CHAT, Audience.PARTICIPANTS);
    private static final Room NOTES = new Room(CHAT, Audience.STAFF);

    private final FakeTimers time = new FakeTimers();
    private final MemorySignals signals = new MemorySignals();
    private final MemoryBackplane backplane = new MemoryBackplane();
    private final RoomHub hub = new RoomHub(new MemoryStorage().log(), backplane, DeliveryObserver.NONE, Runnable::run);
    private final Typing typing = new Typing(hub, signals, backplane, time, time);
    private final Hearing dialect = new Hearing();
    private final FakeSocket vera = socketOf(VERA, "vera");
    private final FakeSocket veraElsewhere = socketOf(VERA, "vera elsewhere");
    private final FakeSocket carla = socketOf(CARLA, "carla");

    @BeforeEach
    void everybodyIsThere() {
        join(ROOM, vera);
        join(ROOM, veraElsewhere);
        join(ROOM, carla);
    }

    @Test
    void theOthersAreToldOnceAndNoneOfTheWritersSockets() {
        typing.start(vera, ROOM);
        typing.start(vera, ROOM);
        typing.start(veraElsewhere, ROOM);

        assertThat(dialect.toldTo(carla)).containsExactly(started(VERA, ROOM));
        assertThat(dialect.toldTo(vera)).isEmpty();
        assertThat(dialect.toldTo(veraElsewhere)).isEmpty();
    }

    @Test
    void isForgottenByItselfAfterThreeSeconds() {
        typing.start(vera, ROOM);
        time.pass(Duration.ofMillis(2999));
        assertThat(dialect.toldTo(carla)).containsExactly(started(VERA, ROOM));

        time.pass(Duration.ofMillis(1));
        assertThat(dialect.toldTo(carla)).containsExactly(started(VERA, ROOM), stopped(VERA, ROOM));
        assertThat(typing.size()).isZero();
    }

    @Test
    void lastsLongerWhenItIsSaidAgain() {
        typing.start(vera, ROOM);
        time.pass(Duration.ofSeconds(2));
        typing.start(vera, ROOM);
        time.pass(Duration.ofMillis(2999));
        assertThat(dialect.toldTo(carla)).containsExactly(started(VERA, ROOM));

        time.pass(Duration.ofMillis(1));
        assertThat(dialect.toldTo(carla)).containsExactly(started(VERA, ROOM), stopped(VERA, ROOM));
    }

    @Test
    void isToldAgainAfterItWasForgotten() {
        typing.start(vera, ROOM);
        time.pass(Duration.ofSeconds(3));
        typing.start(vera, ROOM);

        assertThat(dialect.toldTo(carla))
                .containsExactly(started(VERA, ROOM), stopped(VERA, ROOM), started(VERA, ROOM));
    }

    @Test
    void endsWhenTheWriterSaysSo() {
        typing.start(vera, ROOM);
        typing.stop(vera, ROOM);
        typing.stop(vera, ROOM);
        time.pass(Duration.ofSeconds(10));

        assertThat(dialect.toldTo(carla)).containsExactly(started(VERA, ROOM), stopped(VERA, ROOM));
    }

    @Test
    void endsWithTheMessageThatWasWritten() {
        typing.start(vera, ROOM);
        typing.start(carla, ROOM);
        backplane.publish(message(VERA, ROOM));

        assertThat(dialect.toldTo(carla)).containsExactly(started(VERA, ROOM), stopped(VERA, ROOM));
        assertThat(dialect.toldTo(vera)).containsExactly(started(CARLA, ROOM));
    }

    @Test
    void aNoteDoesNotEndWhatIsWrittenToTheVisitor() {
        join(NOTES, carla);
        typing.start(carla, ROOM);
        backplane.publish(message(CARLA, NOTES));

        assertThat(dialect.toldTo(vera)).containsExactly(started(CARLA, ROOM));
    }

    @Test
    void nothingOfANoteReachesTheVisitor() {
        var carlos = socketOf(CARLA, "carla at home");
        join(NOTES, carlos);
        typing.start(carla, NOTES);
        time.pass(Duration.ofSeconds(3));

        assertThat(dialect.toldTo(vera)).isEmpty();
    }

    @Test
    void endsWithTheSocketInEveryRoomWhereItWrote() {
        join(NOTES, vera);
        join(NOTES, carla);
        typing.start(vera, ROOM);
        typing.start(vera, NOTES);
        typing.stopAll(vera);

        assertThat(dialect.toldTo(carla))
                .containsExactlyInAnyOrder(
                        started(VERA, ROOM), started(VERA, NOTES), stopped(VERA, ROOM), stopped(VERA, NOTES));
        assertThat(typing.size()).isZero();
    }

    @Test
    void aSocketThatWroteNothingEndsNothing() {
        typing.start(vera, ROOM);
        typing.stopAll(veraElsewhere);

        assertThat(dialect.toldTo(carla)).containsExactly(started(VERA, ROOM));
    }

    @Test
    void roomsThatNobodyHearsHereAreNotRemembered() {
        signals.tell(new TypingStarted(NOTES, CARLA.id().value()));

        assertThat(typing.size()).isZero();
    }

    private void join(Room room, FakeSocket socket) {
        hub.join(room, dialect, socket, null, any -> {});
    }

    private static TypingStarted started(Participant writer, Room room) {
        return new TypingStarted(room, writer.asSender().id());
    }

    private static TypingStopped stopped(Participant writer, Room room) {
        return new TypingStopped(room, writer.asSender().id());
    }

    private RoomEntry message(Participant sender, Room room) {
        var message = new Message(
                new MessageId(new UUID(8, 8)),
                CHAT,
                1,
                1,
                sender.asSender(),
                "Hello",
                MessageType.TEXT,
                room.audience() == Audience.STAFF,
                false,
                false,
                time.instant(),
                null,
                null,
                null,
                null);
        return new RoomEntry(room, 1, new MessageSentEvent(message));
    }
}
