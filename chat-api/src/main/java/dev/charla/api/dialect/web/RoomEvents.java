package dev.charla.api.dialect.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.charla.api.dialect.web.WebDialect.Said;
import dev.charla.api.gateway.Dialect;
import dev.charla.api.gateway.Joined;
import dev.charla.api.gateway.SocketIdentity;
import dev.charla.api.gateway.SocketRooms;
import dev.charla.api.json.WireInstant;
import dev.charla.api.socketio.Ack;
import dev.charla.api.socketio.InvalidPayload;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.in.Chats;
import dev.charla.application.port.out.Epoch;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Participant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Joining and leaving a chat. Staff that joins a chat hears its notes too; a visitor cannot tell that there are any. */
final class RoomEvents {

    private final Chats chats;
    private final SocketRooms rooms;
    private final Dialect dialect;
    private final Epoch epoch;
    private final InstantSource clock;

    RoomEvents(Chats chats, SocketRooms rooms, Dialect dialect, Epoch epoch, InstantSource clock) {
        this.chats = chats;
        this.rooms = rooms;
        this.dialect = dialect;
        this.epoch = epoch;
        this.clock = clock;
    }

    void register(Namespace namespace) {
        namespace.on("chat:join", JoinRequest.class, this::join).on("chat:leave", LeaveRequest.class, this::leave);
    }

    private void join(Socket socket, JoinRequest request, Ack ack) throws InvalidPayload {
        var reference = RoomReference.parse(request.chatId());
        admit(SocketIdentity.personOf(socket), reference);
        var entered = enter(socket, reference, request);
        var name = reference.room().name();
        ack.send(JoinAck.of(reference, epoch.current(), entered));
        socket.emit("chat:joined", new RoomJson(reference.chat().toString(), name, now()));
    }

    private void leave(Socket socket, LeaveRequest request, Ack ack) throws InvalidPayload {
        var reference = RoomReference.parse(request.chatId());
        roomsOf(reference, SocketIdentity.personOf(socket)).forEach(room -> rooms.leave(socket, room));
        var name = reference.room().name();
        ack.send(new LeaveAck(true, "Left the chat", reference.chat().toString(), name));
        socket.emit("chat:left", new RoomJson(reference.chat().toString(), name, now()));
    }

    /** @throws ChatNotFound when this person may not know of the room */
    private void admit(Participant person, RoomReference reference) {
        chats.seenBy(person, reference.chat());
        if (reference.notesAlone() && !person.isStaff()) {
            throw new ChatNotFound();
        }
    }

    private Entered enter(Socket socket, RoomReference reference, JoinRequest request) {
        var person = SocketIdentity.personOf(socket);
        Joined shared = null;
        Joined notes = null;
        for (var room : roomsOf(reference, person).toList()) {
            if (room.audience() == Audience.STAFF) {
                notes = rooms.join(socket, room, dialect, request.afterInternalSeq());
            } else {
                shared = rooms.join(socket, room, dialect, request.afterSeq());
            }
        }
        return new Entered(shared, notes);
    }

    private static Stream<Room> roomsOf(RoomReference reference, Participant person) {
        var notes = new Room(reference.chat(), Audience.STAFF);
        if (reference.notesAlone()) {
            return Stream.of(notes);
        }
        var shared = reference.room();
        return person.isStaff() ? Stream.of(shared, notes) : Stream.of(shared);
    }

    private String now() {
        return WireInstant.of(clock.instant());
    }

    /** @param afterSeq the last {@code seq} that the client has; it then gets what it missed */
    record JoinRequest(
            @Nullable String chatId,
            @Nullable Long afterSeq,
            @Nullable Long afterInternalSeq) {}

    record LeaveRequest(@Nullable String chatId) {}

    record RoomJson(String chatId, String roomName, String timestamp) {}

    record LeaveAck(boolean success, String message, String chatId, String roomName) {}

    /** Where the rooms stood that were joined. */
    private record Entered(
            @Nullable Joined shared, @Nullable Joined notes) {

        private boolean truncated() {
            return Stream.of(Optional.ofNullable(shared), Optional.ofNullable(notes))
                    .flatMap(Optional::stream)
                    .anyMatch(Joined::truncated);
        }

        private List<Said> missed() {
            return Stream.of(Optional.ofNullable(shared), Optional.ofNullable(notes))
                    .flatMap(Optional::stream)
                    .flatMap(joined -> joined.missed().stream())
                    .flatMap(entry -> WebDialect.said(entry).stream())
                    .toList();
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record JoinAck(
            boolean success,
            String message,
            String chatId,
            String roomName,
            UUID epoch,
            @Nullable Long lastSeq,
            @Nullable Long lastInternalSeq,
            @Nullable List<Said> missed,
            @Nullable Boolean truncated) {

        private static JoinAck of(RoomReference reference, UUID epoch, Entered entered) {
            var truncated = entered.truncated();
            return new JoinAck(
                    true,
                    "Joined the chat",
                    reference.chat().toString(),
                    reference.room().name(),
                    epoch,
                    entered.shared() == null ? null : entered.shared().lastSeq(),
                    entered.notes() == null ? null : entered.notes().lastSeq(),
                    truncated ? null : entered.missed(),
                    truncated ? true : null);
        }
    }
}
