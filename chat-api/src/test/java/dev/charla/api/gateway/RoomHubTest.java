package dev.charla.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.charla.api.socketio.EncodedEvent;
import dev.charla.api.socketio.Socket;
import dev.charla.application.memory.MemoryBackplane;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.application.port.out.Channel;
import dev.charla.application.port.out.Channel.OfChat;
import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoomHubTest {

    private static final ChatId CHAT = new ChatId(new UUID(7, 7));
    private static final Room ROOM = new Room(CHAT, Audience.PARTICIPANTS);

    private final MemoryStorage storage = new MemoryStorage();
    private final RoomLog log = storage.log();
    private final MemoryBackplane backplane = new MemoryBackplane();
    private final List<RoomEntry> observed = new CopyOnWriteArrayList<>();
    private final RoomHub hub = hub(log);
    private final Hearing dialect = new Hearing();
    private final FakeSocket ann = new FakeSocket("ann");
    private final FakeSocket bob = new FakeSocket("bob");

    @Test
    void deliversWhatComesAfterJoining() {
        happens(1, 2);
        var joined = hub.join(ROOM, dialect, ann, null, any -> {});
        happens(3);

        assertThat(joined.lastSeq()).isEqualTo(2);
        assertThat(joined.missed()).isEmpty();
        hears(ann, 3);
    }

    @Test
    void itsObserverIsToldOfEachDeliveryOnce() {
        hub.join(ROOM, dialect, ann, null, any -> {});
        happens(1, 2);
        backplane.publish(entry(1));

        await().untilAsserted(
                        () -> assertThat(observed).extracting(RoomEntry::seq).containsExactly(1L, 2L));
    }

    @Test
    void dropsRepetitions() {
        hub.join(ROOM, dialect, ann, null, any -> {});
        happens(1);
        backplane.publish(entry(1));
        happens(2);

        hears(ann, 1, 2);
    }

    @Test
    void fillsAJumpFromTheLogFirst() {
        hub.join(ROOM, dialect, ann, null, any -> {});
        stored(1, 2, 3);
        backplane.publish(entry(3));

        hears(ann, 1, 2, 3);
    }

    @Test
    void keepsTheOrderWhenEntriesArriveMixed() {
        hub.join(ROOM, dialect, ann, null, any -> {});
        var seqs = new ArrayList<>(LongStream.rangeClosed(1, 1200).boxed().toList());
        stored(seqs.stream().mapToLong(Long::longValue).toArray());
        Collections.shuffle(seqs, new Random(7));
        try (var threads = Executors.newFixedThreadPool(8)) {
            seqs.forEach(seq -> threads.execute(() -> backplane.publish(entry(seq))));
        }

        hears(ann, LongStream.rangeClosed(1, 1200).toArray());
    }

    @Test
    void triesAgainWhenTheLogWasAway() {
        var troubled = hub(new FaultyLog(log, 1));
        troubled.join(ROOM, dialect, ann, null, any -> {});
        stored(1, 2);
        backplane.publish(entry(2));

        hears(ann, 1, 2);
    }

    @Test
    void handsOverWhatANewcomerMissed() {
        happens(1, 2, 3);
        var joined = hub.join(ROOM, dialect, ann, 1L, any -> {});

        assertThat(joined.lastSeq()).isEqualTo(3);
        assertThat(joined.missed()).extracting(RoomEntry::seq).containsExactly(2L, 3L);
        assertThat(joined.truncated()).isFalse();
    }

    @Test
    void everybodyHearsWhatANewcomerIsHandedOver() {
        hub.join(ROOM, dialect, ann, null, any -> {});
        stored(1, 2);
        var joined = hub.join(ROOM, dialect, bob, 0L, any -> {});
        backplane.publish(entry(1));
        backplane.publish(entry(2));
        happens(3);

        assertThat(joined.missed()).extracting(RoomEntry::seq).containsExactly(1L, 2L);
        hears(ann, 1, 2, 3);
        hears(bob, 3);
    }

    @Test
    void tellsWhenTooMuchWasMissed() {
        stored(LongStream.rangeClosed(1, Joined.MAX_MISSED + 1).toArray());
        var joined = hub.join(ROOM, dialect, ann, 0L, any -> {});

        assertThat(joined.truncated()).isTrue();
        assertThat(joined.missed()).isEmpty();
        assertThat(joined.lastSeq()).isEqualTo(Joined.MAX_MISSED + 1);
    }

    @Test
    void handsOverAsMuchAsMayBe() {
        stored(LongStream.rangeClosed(1, Joined.MAX_MISSED).toArray());
        var joined = hub.join(ROOM, dialect, ann, 0L, any -> {});

        assertThat(joined.truncated()).isFalse();
        assertThat(joined.missed()).hasSize(Joined.MAX_MISSED);
    }

    @Test
    void saysNothingToThoseWhoLeft() {
        hub.join(ROOM, dialect, ann, null, any -> {});
        hub.join(ROOM, dialect, bob, null, any -> {});
        hub.leave(ROOM, dialect, ann);
        happens(1);

        hears(bob, 1);
        assertThat(dialect.by(ann)).isEmpty();
    }

    @Test
    void forgetsARoomWithoutListeners() {
        hub.join(ROOM, dialect, ann, null, any -> {});
        hub.leave(ROOM, dialect, ann);

        assertThat(hub.size()).isZero();
    }

    @Test
    void aRoomCanBeJoinedAgain() {
        hub.join(ROOM, dialect, ann, null, any -> {});
        hub.leave(ROOM, dialect, ann);
        happens(1);
        assertThat(hub.join(ROOM, dialect, ann, null, any -> {}).lastSeq()).isEqualTo(1);
        happens(2);

        hears(ann, 2);
    }

    @Test
    void joiningTwiceIsHearingOnce() {
        hub.join(ROOM, dialect, ann, null, any -> {});
        hub.join(ROOM, dialect, ann, null, any -> {});
        happens(1, 2);

        hears(ann, 1, 2);
    }

    @Test
    void keepsRoomsApart() {
        hub.join(ROOM, dialect, ann, null, any -> {});
        hub.join(new Room(CHAT, Audience.STAFF), dialect, bob, null, any -> {});
        happens(1);

        hears(ann, 1);
        assertThat(dialect.by(bob)).isEmpty();
    }

    @Test
    void everyDialectSaysAnEntryInItsWords() {
        var other = new Hearing();
        hub.join(ROOM, dialect, ann, null, any -> {});
        hub.join(ROOM, other, bob, null, any -> {});
        happens(1);

        hears(ann, 1);
        await().untilAsserted(() -> assertThat(other.by(bob)).containsExactly(1L));
    }

    @Test
    void aDialectThatFailsDisturbsNoOther() {
        var failing = new Speechless();
        hub.join(ROOM, failing, bob, null, any -> {});
        hub.join(ROOM, dialect, ann, null, any -> {});
        happens(1, 2);

        hears(ann, 1, 2);
    }

    @Test
    void joiningFailsWhenTheLogIsAwayAndLeavesNothingBehind() {
        var troubled = hub(new FaultyLog(log, 1));

        assertThatThrownBy(() -> troubled.join(ROOM, dialect, ann, 0L, any -> {}))
                .hasMessage("the log is away");
        assertThat(troubled.size()).isZero();
    }

    @Test
    void whatANewcomerIsToldComesBeforeLaterEntries() {
        hub.join(ROOM, dialect, ann, null, joined -> {
            happens(1);
            assertThat(dialect.by(ann)).isEmpty();
        });

        hears(ann, 1);
    }

    @Test
    void whoCannotBeToldOfItIsNotIn() {
        assertThatThrownBy(() -> hub.join(ROOM, dialect, ann, null, joined -> {
                    throw new IllegalStateException("no words");
                }))
                .hasMessage("no words");
        assertThat(hub.size()).isZero();
    }

    @Test
    void marksWhereANewcomerStands() {
        stored(1, 2);
        hub.join(ROOM, dialect, ann, 1L, any -> {});

        assertThat(ann.marks()).containsExactly("at " + ROOM.name() + "@2");
    }

    @Test
    void missesNothingWhileOthersComeAndGo() throws InterruptedException {
        hub.join(ROOM, dialect, ann, null, any -> {});
        var passers = Thread.startVirtualThread(() -> {
            for (var i = 0; i < 300; i++) {
                var passer = new FakeSocket("passer" + i);
                hub.join(ROOM, dialect, passer, 0L, any -> {});
                hub.leave(ROOM, dialect, passer);
            }
        });
        var all = LongStream.rangeClosed(1, 300).toArray();
        happens(all);
        passers.join();

        hears(ann, all);
    }

    @Test
    void followsAChatFromItsFirstListenerToItsLast() {
        assertThat(backplane.followed()).isEmpty();
        hub.join(ROOM, dialect, ann, null, any -> {});
        hub.join(ROOM, dialect, bob, null, any -> {});
        hub.leave(ROOM, dialect, ann);
        assertThat(backplane.followed()).containsExactly(new OfChat(CHAT));

        hub.leave(ROOM, dialect, bob);

        assertThat(backplane.followed()).isEmpty();
    }

    @Test
    void followsAChatBeforeItReadsWhereItStands() {
        var following = new MemoryBackplane() {
            @Override
            public void follow(Channel channel) {
                super.follow(channel);
                stored(1);
            }
        };
        var there = new RoomHub(log, following, DeliveryObserver.NONE, Thread::startVirtualThread);

        assertThat(there.join(ROOM, dialect, ann, null, any -> {}).lastSeq()).isEqualTo(1);
    }

    private RoomHub hub(RoomLog readFrom) {
        return new RoomHub(readFrom, backplane, observed::add, Thread::startVirtualThread);
    }

    private void happens(long... seqs) {
        LongStream.of(seqs).forEach(seq -> {
            stored(seq);
            backplane.publish(entry(seq));
        });
    }

    private void stored(long... seqs) {
        log.append(LongStream.of(seqs).mapToObj(RoomHubTest::entry).toList());
    }

    private void hears(FakeSocket socket, long... seqs) {
        List<Long> expected = LongStream.of(seqs).boxed().toList();
        await().untilAsserted(() -> assertThat(dialect.by(socket)).isEqualTo(expected));
    }

    private static RoomEntry entry(long seq) {
        var event = new ChatStatusChangedEvent(
                CHAT, ChatStatus.PENDING, ChatStatus.ASSIGNED, null, Instant.ofEpochMilli(seq));
        return new RoomEntry(ROOM, seq, event);
    }

    /** A dialect with no words for anything. */
    private static final class Speechless implements Dialect {

        @Override
        public Optional<EncodedEvent> say(RoomEntry entry) {
            return Optional.empty();
        }

        @Override
        public void deliver(RoomEntry entry, Collection<Socket> listeners) {
            throw new IllegalStateException("no words");
        }
    }
}
