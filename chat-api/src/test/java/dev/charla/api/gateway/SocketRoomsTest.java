package dev.charla.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.charla.application.memory.MemoryBackplane;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SocketRoomsTest {

    private final RoomHub hub = new RoomHub(
            new MemoryStorage().log(), new MemoryBackplane(), DeliveryObserver.NONE, Thread::startVirtualThread);
    private final SocketRooms rooms = new SocketRooms(hub);
    private final Hearing dialect = new Hearing();
    private final FakeSocket socket = new FakeSocket("ann");

    @Test
    void aSocketThatGoesLeavesEveryRoom() {
        join(3);
        rooms.leaveAll(socket);

        assertThat(hub.size()).isZero();
    }

    @Test
    void aSocketMayOnlyHearSoManyRooms() {
        join(SocketRooms.MAX_ROOMS);

        assertThatThrownBy(() -> rooms.join(socket, room(SocketRooms.MAX_ROOMS), dialect, null, any -> {}))
                .isInstanceOf(TooManyRooms.class);
        assertThat(hub.size()).isEqualTo(SocketRooms.MAX_ROOMS);
    }

    @Test
    void aRoomItIsInDoesNotCountTwice() {
        join(SocketRooms.MAX_ROOMS);
        rooms.join(socket, room(0), dialect, null, any -> {});

        assertThat(hub.size()).isEqualTo(SocketRooms.MAX_ROOMS);
    }

    @Test
    void leavingMakesPlace() {
        join(SocketRooms.MAX_ROOMS);
        rooms.leave(socket, room(0));
        rooms.join(socket, room(SocketRooms.MAX_ROOMS), dialect, null, any -> {});

        assertThat(hub.size()).isEqualTo(SocketRooms.MAX_ROOMS);
    }

    @Test
    void marksWhatALeavingSocketFollowsNoMore() {
        join(1);
        rooms.leave(socket, room(0));

        assertThat(socket.marks()).containsExactly("at " + room(0).name() + "@0", "left " + room(0).name());
    }

    @Test
    void tellsWhatASocketWasInWhenItIsTakenOut() {
        join(2);

        assertThat(rooms.leaveAll(socket)).containsOnly(Map.entry(room(0), dialect), Map.entry(room(1), dialect));
        assertThat(rooms.leaveAll(socket)).isEmpty();
    }

    @Test
    void hearsARoomInTheDialectItJoinedLast() {
        rooms.join(socket, room(0), dialect, null, any -> {});
        rooms.join(socket, room(0), new Hearing(), null, any -> {});
        rooms.leaveAll(socket);

        assertThat(hub.size()).isZero();
    }

    @Test
    void aRoomThatCouldNotBeJoinedIsNotCounted() {
        var troubled = new SocketRooms(new RoomHub(
                new FaultyLog(new MemoryStorage().log(), 1),
                new MemoryBackplane(),
                DeliveryObserver.NONE,
                Thread::startVirtualThread));

        assertThatThrownBy(() -> troubled.join(socket, room(0), dialect, 0L, any -> {}))
                .isInstanceOf(IllegalStateException.class);
        IntStream.range(0, SocketRooms.MAX_ROOMS)
                .forEach(number -> troubled.join(socket, room(number), dialect, null, any -> {}));
    }

    private void join(int count) {
        IntStream.range(0, count).forEach(number -> rooms.join(socket, room(number), dialect, null, any -> {}));
    }

    private static Room room(int number) {
        return new Room(new ChatId(new UUID(1, number)), Audience.PARTICIPANTS);
    }
}
