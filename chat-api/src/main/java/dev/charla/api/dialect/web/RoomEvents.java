package dev.charla.api.dialect.web;

import dev.charla.api.gateway.Dialect;
import dev.charla.api.gateway.Joined;
import dev.charla.api.gateway.Places;
import dev.charla.api.gateway.RoomAccess;
import dev.charla.api.gateway.SocketIdentity;
import dev.charla.api.gateway.SocketRooms;
import dev.charla.api.json.WireInstant;
import dev.charla.api.socketio.Ack;
import dev.charla.api.socketio.InvalidPayload;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.out.Epoch;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Joining and leaving a chat. Staff that joins a chat hears its notes too; a visitor cannot tell that there are any. */
final class RoomEvents {

    private final RoomAccess access;
    private final SocketRooms rooms;
    private final Dialect dialect;
    private final Epoch epoch;
    private final InstantSource clock;

    RoomEvents(RoomAccess access, SocketRooms rooms, Dialect dialect, Epoch epoch, InstantSource clock) {
        this.access = access;
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
        refuseNegative(request.afterSeq(), "afterSeq");
        refuseNegative(request.afterInternalSeq(), "afterInternalSeq");
        access.check(SocketIdentity.personOf(socket), reference.room());
        enter(socket, reference, request, entered -> answer(socket, reference, entered, ack));
    }

    private void leave(Socket socket, LeaveRequest request, Ack ack) throws InvalidPayload {
        var reference = RoomReference.parse(request.chatId());
        roomsOf(socket, reference).forEach(room -> rooms.leave(socket, room));
        var name = reference.room().name();
        ack.send(new LeaveAck(true, "Left the chat", reference.chat().toString(), name));
        socket.emit("chat:left", json(reference));
    }

    private static void refuseNegative(@Nullable Long seq, String field) throws InvalidPayload {
        if (seq != null && seq < 0) {
            throw new InvalidPayload(field + " must not be negative");
        }
    }

    /** The notes first: from within their turn the other room is joined, and never the other way round. */
    private void enter(Socket socket, RoomReference reference, JoinRequest request, Consumer<Entered> answer) {
        var notes = new Room(reference.chat(), Audience.STAFF);
        if (reference.notesAlone()) {
            rooms.join(
                    socket,
                    notes,
                    dialect,
                    request.afterInternalSeq(),
                    joined -> answer.accept(new Entered(null, joined)));
        } else if (SocketIdentity.personOf(socket).isStaff()) {
            rooms.join(
                    socket,
                    notes,
                    dialect,
                    request.afterInternalSeq(),
                    joined -> enterShared(socket, reference, request, joined, answer));
        } else {
            enterShared(socket, reference, request, null, answer);
        }
    }

    private void enterShared(
            Socket socket,
            RoomReference reference,
            JoinRequest request,
            @Nullable Joined notes,
            Consumer<Entered> answer) {
        rooms.join(
                socket,
                reference.room(),
                dialect,
                request.afterSeq(),
                joined -> answer.accept(new Entered(joined, notes)));
    }

    /** Runs in the turn of the rooms, so that what comes later in them also comes later to the client. */
    private void answer(Socket socket, RoomReference reference, Entered entered, Ack ack) {
        ack.send(JoinAck.of(reference, epoch.current(), entered));
        var place = Places.of(reference.room(), entered.of(reference).lastSeq());
        socket.send(socket.namespace().encodeAt(place, "chat:joined", json(reference)));
    }

    private static Stream<Room> roomsOf(Socket socket, RoomReference reference) {
        var notes = new Room(reference.chat(), Audience.STAFF);
        if (reference.notesAlone()) {
            return Stream.of(notes);
        }
        var shared = reference.room();
        return SocketIdentity.personOf(socket).isStaff() ? Stream.of(shared, notes) : Stream.of(shared);
    }

    private RoomJson json(RoomReference reference) {
        return new RoomJson(reference.chat().toString(), reference.room().name(), WireInstant.of(clock.instant()));
    }

    /** @param afterSeq the last {@code seq} that the client has; it then gets what it missed */
    record JoinRequest(
            @Nullable String chatId,
            @Nullable Long afterSeq,
            @Nullable Long afterInternalSeq) {}

    record LeaveRequest(@Nullable String chatId) {}

    record RoomJson(String chatId, String roomName, String timestamp) {}

    record LeaveAck(boolean success, String message, String chatId, String roomName) {}
}
