package dev.charla.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.memory.MemoryBackplane;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EveryRoomTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final Room ONE = new Room(new ChatId(new UUID(7, 1)), Audience.PARTICIPANTS);
    private static final Room OTHER = new Room(new ChatId(new UUID(7, 2)), Audience.PARTICIPANTS);

    private final RoomLog log = new MemoryStorage().log();
    private final MemoryBackplane backplane = new MemoryBackplane();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final EveryRoom every = new EveryRoom(
            log,
            Runnable::run,
            () -> NOW,
            entry -> heard.add(entry.room().chat().value().getLeastSignificantBits() + "@" + entry.seq()));

    @BeforeEach
    void listen() {
        every.listen(backplane);
    }

    @Test
    void tellsEachRoomInItsOrder() {
        every.wanted(true);
        stored(ONE, 1, NOW);
        stored(ONE, 2, NOW);
        var first = stored(ONE, 3, NOW);
        var early = stored(ONE, 4, NOW);
        backplane.publish(early);
        backplane.publish(first);
        backplane.publish(stored(OTHER, 1, NOW));

        assertThat(heard).containsExactly("1@1", "1@2", "1@3", "1@4", "2@1");
    }

    @Test
    void fillsWhatTheBackplaneSkips() {
        every.wanted(true);
        backplane.publish(stored(ONE, 1, NOW));
        stored(ONE, 2, NOW);
        var third = stored(ONE, 3, NOW);
        backplane.publish(third);
        backplane.publish(third);

        assertThat(heard).containsExactly("1@1", "1@2", "1@3");
    }

    @Test
    void doesNotGoBackBeyondWhatIsOnItsWay() {
        every.wanted(true);
        stored(ONE, 1, NOW.minusSeconds(60));
        stored(ONE, 2, NOW.minusMillis(1)); // before anybody wanted to hear
        stored(ONE, 3, NOW);
        backplane.publish(stored(ONE, 4, NOW.plusSeconds(1)));

        assertThat(heard).containsExactly("1@3", "1@4");
    }

    @Test
    void hearsNothingWhileNobodyWantsTo() {
        backplane.publish(stored(ONE, 1, NOW));
        every.wanted(true);
        backplane.publish(stored(ONE, 2, NOW));
        every.wanted(false);
        backplane.publish(stored(ONE, 3, NOW));

        assertThat(heard).contains("1@2").doesNotContain("1@3");
    }

    @Test
    void hearsNothingThatIsAmongStaff() {
        every.wanted(true);
        backplane.publish(stored(new Room(ONE.chat(), Audience.STAFF), 1, NOW));

        assertThat(heard).isEmpty();
    }

    @Test
    void triesAgainWhenTheLogCannotBeRead() throws InterruptedException {
        var told = new LinkedBlockingQueue<Long>();
        var later = new EveryRoom(
                new FaultyLog(log, 1), Thread::startVirtualThread, () -> NOW, entry -> told.add(entry.seq()));
        later.listen(backplane);
        later.wanted(true);
        stored(ONE, 1, NOW);
        backplane.publish(stored(ONE, 2, NOW));

        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(2);
    }

    private RoomEntry stored(Room room, long seq, Instant at) {
        var event = new ChatStatusChangedEvent(room.chat(), ChatStatus.PENDING, ChatStatus.ASSIGNED, null, at);
        var entry = new RoomEntry(room, seq, event);
        log.append(List.of(entry));
        return entry;
    }
}
