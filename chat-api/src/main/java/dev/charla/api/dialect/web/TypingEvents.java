package dev.charla.api.dialect.web;

import dev.charla.api.gateway.SocketIdentity;
import dev.charla.api.gateway.Typing;
import dev.charla.api.socketio.Ack;
import dev.charla.api.socketio.InvalidPayload;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.in.Chats;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.Room;
import dev.charla.domain.people.Participant;
import org.jspecify.annotations.Nullable;

/**
 * Writing, and not writing any more. Whoever may see a chat may say so, whether its socket has joined it or not; staff that
 * writes a note names the staff's room.
 */
final class TypingEvents {

    private final Chats chats;
    private final Typing typing;

    TypingEvents(Chats chats, Typing typing) {
        this.chats = chats;
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
        var reference = RoomReference.parse(request.chatId());
        refuseStrangers(SocketIdentity.personOf(socket), reference);
        return reference.room();
    }

    private void refuseStrangers(Participant person, RoomReference reference) {
        chats.seenBy(person, reference.chat());
        if (reference.notesAlone() && !person.isStaff()) {
            throw new ChatNotFound();
        }
    }

    record TypingRequest(@Nullable String chatId) {}

    record TypingAck(boolean success, String message) {}
}
