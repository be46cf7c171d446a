package dev.charla.api.dialect.web;

import dev.charla.api.gateway.RoomAccess;
import dev.charla.api.gateway.SocketIdentity;
import dev.charla.api.gateway.Typing;
import dev.charla.api.socketio.Ack;
import dev.charla.api.socketio.InvalidPayload;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Socket;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.Room;
import org.jspecify.annotations.Nullable;

/**
 * Writing, and not writing any more. Whoever may see a chat may say so, whether its socket has joined it or not; staff that
 * writes a note names the staff's room.
 */
final class TypingEvents {

    private final RoomAccess access;
    private final Typing typing;

    TypingEvents(RoomAccess access, Typing typing) {
        this.access = access;
        this.typing = typing;
    }

    void register(Namespace namespace) {
        namespace
                .on("typing:start", TypingRequest.class, this::start)
                .on("typing:stop", TypingRequest.class, this::stop);
    }

    private void start(Socket socket, TypingRequest request, Ack ack) throws InvalidPayload {
        typing.start(socket, room(socket, request));
        ack.send(new TypingAck(true, "The others are told that you write"));
    }

    private void stop(Socket socket, TypingRequest request, Ack ack) throws InvalidPayload {
        typing.stop(socket, room(socket, request));
        ack.send(new TypingAck(true, "The others are told that you write no more"));
    }

    /** @throws ChatNotFound when this person may not know of the room */
    private Room room(Socket socket, TypingRequest request) throws InvalidPayload {
        var room = RoomReference.parse(request.chatId()).room();
        access.check(SocketIdentity.personOf(socket), room);
        return room;
    }

    record TypingRequest(@Nullable String chatId) {}

    record TypingAck(boolean success, String message) {}
}
