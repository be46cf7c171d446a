package dev.charla.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.security.Identity;
import dev.charla.api.security.Identity.Proof;
import dev.charla.api.socketio.EncodedEvent;
import dev.charla.api.socketio.Offset;
import dev.charla.api.socketio.Recovery.LostSession;
import dev.charla.api.socketio.SentOffsets;
import dev.charla.api.socketio.SentOffsets.Step;
import dev.charla.api.socketio.SentOffsets.Step.At;
import dev.charla.application.memory.MemoryBackplane;
import dev.charla.application.memory.MemorySocketMemory;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.SocketMemory;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Origin;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RoomRecoveryTest {

    private static final TenantId TENANT = new TenantId(new UUID(1, 1));
    private static final SiteId SITE = new SiteId(new UUID(1, 2));
    private static final Visitor ANN = new Visitor(new VisitorId(new UUID(2, 1)), TENANT, SITE, "Ann");
    private static final Visitor BOB = new Visitor(new VisitorId(new UUID(2, 2)), TENANT, SITE, "Bob");
    private static final Staff SUE = new Staff(
            new StaffId(new UUID(3, 1)), TENANT, "sue@shop.example", "Sue", Set.of(Role.COMMERCIAL), Set.of(SITE));
    private static final Room ONE = new Room(new ChatId(new UUID(7, 1)), Audience.PARTICIPANTS);
    private static final Room OTHER = new Room(new ChatId(new UUID(7, 2)), Audience.PARTICIPANTS);
    private static final Room NOTES = new Room(ONE.chat(), Audience.STAFF);
    private static final Duration WINDOW = Duration.ofMinutes(2);

    private final RoomLog log = new MemoryStorage().log();
    private final RoomHub hub =
            new RoomHub(log, new MemoryBackplane(), DeliveryObserver.NONE, Thread::startVirtualThread);
    private final SocketRooms rooms = new SocketRooms(hub);
    private final Roamings roamings = new Roamings();
    private final Set<ChatId> hidden = new HashSet<>();
    private final AtomicLong nanos = new AtomicLong();
    private final SocketMemory memory = new MemorySocketMemory(nanos::get);
    private final RoomRecovery recovery = on(rooms);
    private final Hearing dialect = new Hearing();

    @Test
    void goesOnInEachRoomWhereItStood() {
        stored(ONE, 3);
        stored(OTHER, 2);
        lost(ANN, Map.of(ONE, 1L, OTHER, 2L));

        assertThat(back(ANN, at(OTHER, 2))).contains(List.of(at(ONE, 2), at(ONE, 3)));
        assertThat(hub.size()).isEqualTo(2);
    }

    @Test
    void nobodyElseGoesOnThere() {
        stored(ONE, 1);
        lost(ANN, Map.of(ONE, 0L));

        assertThat(recovery.claim(socket(BOB), "pid")).isEmpty();
        assertThat(back(ANN, at(ONE, 0))).contains(List.of(at(ONE, 1)));
    }

    @Test
    void goesOnOnce() {
        lost(ANN, Map.of(ONE, 0L));
        back(ANN, at(ONE, 0));

        assertThat(recovery.claim(socket(ANN), "pid")).isEmpty();
    }

    @Test
    void isForgottenAfterItsTime() {
        lost(ANN, Map.of(ONE, 0L));
        nanos.addAndGet(WINDOW.toNanos());

        assertThat(recovery.claim(socket(ANN), "pid")).isEmpty();
    }

    @Test
    void hearsNothingMoreOfWhatItMayNotSeeNow() {
        stored(ONE, 1);
        stored(OTHER, 1);
        lost(ANN, Map.of(ONE, 0L, OTHER, 0L));
        hidden.add(OTHER.chat());

        assertThat(back(ANN, at(ONE, 0))).contains(List.of(at(ONE, 1)));
        assertThat(hub.size()).isOne();
    }

    @Test
    void staffHearsItsNotesAgain() {
        stored(NOTES, 2);
        lost(SUE, Map.of(NOTES, 1L));

        assertThat(back(SUE, at(NOTES, 1))).contains(List.of(at(NOTES, 2)));
    }

    @Test
    void aVisitorIsNeverGivenNotes() {
        stored(NOTES, 2);
        lost(ANN, Map.of(NOTES, 1L));

        assertThat(back(ANN, at(NOTES, 1))).contains(List.of());
        assertThat(hub.size()).isZero();
    }

    @Test
    void connectsAfreshWhenItMissedTooMuchOfARoom() {
        stored(ONE, Joined.MAX_MISSED + 1);
        lost(ANN, Map.of(ONE, 0L));

        assertThat(back(ANN, at(ONE, 0))).isEmpty();
        assertThat(hub.size()).isZero();
    }

    @Test
    void connectsAfreshWhenItMissedTooMuchInAll() {
        stored(ONE, Joined.MAX_MISSED);
        stored(OTHER, 1);
        lost(ANN, Map.of(ONE, 0L, OTHER, 0L));

        assertThat(back(ANN, at(ONE, 0))).isEmpty();
        assertThat(hub.size()).isZero();
    }

    @Test
    void connectsAfreshWhenNobodyKnowsWhereItStood() {
        lost(ANN, Map.of(ONE, 0L));

        assertThat(back(ANN, at(ONE, 5))).isEmpty();
    }

    @Test
    void oneThatGaveUpWhileComingBackCanTryAgain() {
        stored(ONE, 1);
        lost(ANN, Map.of(ONE, 0L));
        var first = socket(ANN);
        var session = recovery.claim(first, "pid").orElseThrow();
        recovery.missed(first, session, at(ONE, 0));
        recovery.save(first, session);

        assertThat(hub.size()).isZero();
        assertThat(back(ANN, at(ONE, 0))).contains(List.of(at(ONE, 1)));
    }

    @Test
    void goesOnElsewhereWhenItsNodeDied() {
        stored(ONE, 4);
        stored(OTHER, 3);
        kept(ANN, Map.of(ONE, 1L, OTHER, 1L));

        assertThat(backElsewhere(ANN, at(ONE, 3))).contains(List.of(at(ONE, 4), at(OTHER, 2), at(OTHER, 3)));
    }

    @Test
    void goesOnFromThePlaceThatItNamesIfThatIsWhereItIsKnownToHaveBeen() {
        stored(ONE, 4);
        kept(ANN, Map.of(ONE, 3L));

        assertThat(backElsewhere(ANN, at(ONE, 2))).isEmpty();
    }

    @Test
    void isTheirsNoMoreWhoLostItWhenItHasGoneOnElsewhere() {
        stored(ONE, 2);
        var lingering = kept(ANN, Map.of(ONE, 1L));
        backElsewhere(ANN, at(ONE, 1));

        assertThat(recovery.keep(lingering, session(Map.of(ONE, 1L), false))).isFalse();
        recovery.save(lingering, session(Map.of(ONE, 1L), true));
        assertThat(recovery.claim(socket(ANN), "pid")).isEmpty();
    }

    @Test
    void isForgottenWhenItEndedForGood() {
        var socket = kept(ANN, Map.of(ONE, 1L));
        recovery.forget(socket, "pid");

        assertThat(recovery.claim(socket(ANN), "pid")).isEmpty();
    }

    @Test
    void connectsAfreshWhereItsLanguageIsNotSpoken() {
        kept(ANN, Map.of(ONE, 1L));

        assertThat(on(new SocketRooms(hub)).claim(socket(ANN), "pid")).isEmpty();
    }

    private RoomRecovery on(SocketRooms there) {
        return new RoomRecovery(there, new RoomAccess(this::seen), roamings, memory, WINDOW, JsonMapper.shared());
    }

    private FakeSocket kept(Participant person, Map<Room, Long> positions) {
        var socket = socket(person);
        positions.forEach((room, seq) -> rooms.join(socket, room, dialect, null, any -> {}));
        assertThat(recovery.keep(socket, session(positions, false))).isTrue();
        return socket;
    }

    private static LostSession session(Map<Room, Long> positions, boolean complete) {
        var steps = positions.entrySet().stream()
                .<Step>map(position -> new At(at(position.getKey(), position.getValue())))
                .toList();
        return new LostSession("/", "pid", "id", Set.of(), new SentOffsets(before(positions), steps, complete));
    }

    private Optional<List<Offset>> backElsewhere(Participant person, Offset last) {
        var there = new SocketRooms(hub);
        there.speaks(dialect);
        var node = on(there);
        var socket = socket(person);
        return node.missed(socket, node.claim(socket, "pid").orElseThrow(), last)
                .map(events -> events.stream()
                        .map(RoomRecoveryTest::place)
                        .sorted(Comparator.comparing(Offset::stream).thenComparing(Offset::position))
                        .toList());
    }

    private Optional<List<Offset>> back(Participant person, Offset last) {
        var socket = socket(person);
        var session = recovery.claim(socket, "pid").orElseThrow();
        assertThat(session.rooms()).isEmpty();
        return recovery.missed(socket, session, last)
                .map(events -> events.stream().map(RoomRecoveryTest::place).toList());
    }

    private void lost(Participant person, Map<Room, Long> positions) {
        var socket = socket(person);
        positions.forEach((room, seq) -> rooms.join(socket, room, dialect, null, any -> {}));
        var steps = positions.entrySet().stream()
                .map(position -> new At(at(position.getKey(), position.getValue())))
                .toList();
        var sent = new SentOffsets(before(positions), List.copyOf(steps));
        recovery.save(socket, new LostSession("/", "pid", "id", Set.of("staff:1"), sent));
    }

    /** So that it does not matter in which order a map gives the rooms. */
    private static Map<String, Long> before(Map<Room, Long> positions) {
        return positions.entrySet().stream()
                .collect(Collectors.toMap(room -> room.getKey().name(), Map.Entry::getValue));
    }

    private static FakeSocket socket(Participant person) {
        var socket = new FakeSocket(person.toString());
        SocketIdentity.remember(socket, new Identity(person, Proof.TOKEN, null, null, null));
        return socket;
    }

    private Chat seen(Participant person, ChatId id) {
        if (hidden.contains(id)) {
            throw new ChatNotFound();
        }
        return Chat.open(id, new Origin(TENANT, SITE, ANN.id(), Map.of(), Instant.EPOCH))
                .chat();
    }

    private void stored(Room room, int count) {
        log.append(LongStream.rangeClosed(1, count)
                .mapToObj(seq -> new RoomEntry(room, seq, status(room)))
                .toList());
    }

    private static ChatStatusChangedEvent status(Room room) {
        return new ChatStatusChangedEvent(room.chat(), ChatStatus.PENDING, ChatStatus.ASSIGNED, null, Instant.EPOCH);
    }

    private static Offset at(Room room, long seq) {
        return Places.of(room, seq);
    }

    private static Offset place(EncodedEvent event) {
        return Stream.of(event)
                .flatMap(told -> told.offset().stream())
                .findFirst()
                .orElseThrow();
    }
}
