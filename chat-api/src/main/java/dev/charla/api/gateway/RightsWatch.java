package dev.charla.api.gateway;

import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.out.Backplane;
import dev.charla.domain.chat.ChatEvent.ChatEnrolledEvent;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.Participant;
import java.util.concurrent.Executor;

/** Takes the sockets of this node out of a chat that its enrollment gave to somebody else. */
final class RightsWatch {

    private final Namespace namespace;
    private final SocketRooms rooms;
    private final RoomAccess access;
    private final Executor threads;

    /** @param threads where the chat is read, so that whoever changed it does not wait */
    RightsWatch(Namespace namespace, SocketRooms rooms, RoomAccess access, Executor threads) {
        this.namespace = namespace;
        this.rooms = rooms;
        this.access = access;
        this.threads = threads;
    }

    void listen(Backplane backplane) {
        backplane.subscribe(this::heard);
    }

    /** The first time it is the chat's beginning, and nobody is there. */
    private void heard(RoomEntry entry) {
        if (entry.event() instanceof ChatEnrolledEvent && entry.seq() > 2) {
            threads.execute(() -> look(new Room(entry.room().chat(), Audience.PARTICIPANTS)));
        }
    }

    private void look(Room room) {
        namespace
                .sockets()
                .forEach(socket -> rooms.dialectIn(socket, room)
                        .filter(dialect -> SocketIdentity.findPerson(socket)
                                .filter(person -> mayNotHear(person, room))
                                .isPresent())
                        .ifPresent(dialect -> dismiss(socket, room, dialect)));
    }

    private boolean mayNotHear(Participant person, Room room) {
        return !access.isGranted(person, room);
    }

    private void dismiss(Socket socket, Room room, Dialect dialect) {
        rooms.leave(socket, room);
        dialect.dismissed(socket);
    }
}
