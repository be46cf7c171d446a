package dev.charla.api.dialect.enrollment;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.charla.api.gateway.NotJoined;
import dev.charla.api.gateway.Places;
import dev.charla.api.gateway.SocketIdentity;
import dev.charla.api.gateway.SocketRooms;
import dev.charla.api.json.ClaimedSender;
import dev.charla.api.socketio.Ack;
import dev.charla.api.socketio.InvalidPayload;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.MessageDraft;
import dev.charla.application.port.in.SendMessage;
import dev.charla.application.port.out.Signal.RoomEntered;
import dev.charla.application.port.out.Signals;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joining a conversation, speaking in it, and leaving it. Whether somebody may is asked each time; what a payload says about its
 * sender is believed by nobody.
 */
final class ConversationEvents {

    private final Conversations conversations;
    private final SocketRooms rooms;
    private final Commands commands;
    private final Signals signals;

    ConversationEvents(Conversations conversations, SocketRooms rooms, Commands commands, Signals signals) {
        this.conversations = conversations;
        this.rooms = rooms;
        this.commands = commands;
        this.signals = signals;
    }

    void register(Namespace namespace) {
        namespace
                .on("join_conversation", ConversationRequest.class, this::join)
                .on("leave_conversation", ConversationRequest.class, this::leave)
                .on("send_message", SendRequest.class, this::send);
    }

    private void join(Socket socket, ConversationRequest request, Ack ack) throws InvalidPayload {
        request.refuseUnlessFrom(socket);
        var person = SocketIdentity.personOf(socket);
        var chat = conversations.seenBy(person, request.enrollmentId());
        var room = roomOf(chat);
        var again = hears(socket, chat);
        rooms.join(socket, room, dialect(socket, chat), null, joined -> welcome(socket, chat, joined.lastSeq(), ack));
        if (!again) {
            signals.tell(new RoomEntered(room, person.asSender()));
        }
    }

    /** Runs in the room's turn: what comes later in the room also comes later to the client, and nothing comes twice. */
    private void welcome(Socket socket, Chat chat, long lastSeq, Ack ack) {
        var history = conversations.history(SocketIdentity.personOf(socket), chat, lastSeq);
        var about = new ConversationJson(history.enrollmentId());
        ack.send(new Done(true, "Joined the conversation", about.enrollmentId()));
        socket.emit("joined_conversation", about);
        var place = Places.of(roomOf(chat), lastSeq);
        socket.send(socket.namespace().encodeAt(place, "conversation_history", history));
    }

    /** Leaving where one has not been is no error, and nobody learns by it what is there. */
    private void leave(Socket socket, ConversationRequest request, Ack ack) throws InvalidPayload {
        request.refuseUnlessFrom(socket);
        var key = Conversations.keyOf(request.enrollmentId());
        conversations
                .find(key)
                .filter(chat -> hears(socket, chat))
                .ifPresent(chat -> rooms.leave(socket, roomOf(chat)));
        ack.send(new Done(true, "Left the conversation", key.value()));
        socket.emit("left_conversation", new ConversationJson(key.value()));
    }

    private void send(Socket socket, SendRequest request, Ack ack) throws InvalidPayload {
        request.refuseUnlessFrom(socket);
        var person = SocketIdentity.personOf(socket);
        var chat = conversations.seenBy(person, request.enrollmentId());
        if (!hears(socket, chat)) {
            throw new NotJoined();
        }
        commands.send(new SendMessage(person, chat.id(), request.draft()));
        ack.send(new Done(true, "Sent the message", Conversations.keyOf(chat).value()));
    }

    private boolean hears(Socket socket, Chat chat) {
        return rooms.dialectIn(socket, roomOf(chat))
                .filter(dialect(socket, chat)::equals)
                .isPresent();
    }

    private static EnrollmentDialect dialect(Socket socket, Chat chat) {
        return new EnrollmentDialect(socket.namespace(), Conversations.keyOf(chat));
    }

    private static Room roomOf(Chat chat) {
        return new Room(chat.id(), Audience.PARTICIPANTS);
    }

    private static void refuseUnlessFrom(Socket socket, @Nullable Map<String, @Nullable Object> claims) {
        var sender = SocketIdentity.personOf(socket).asSender();
        ClaimedSender.refuseUnlessOf(
                sender, Side.of(sender), Optional.ofNullable(claims).orElse(Map.of()));
    }

    /** @param others every other field; ignored, but for what it claims about the sender */
    record ConversationRequest(
            @JsonProperty("enrollment_id") @Nullable String enrollmentId,
            @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

        private void refuseUnlessFrom(Socket socket) {
            ConversationEvents.refuseUnlessFrom(socket, others);
        }
    }

    /** @param others as in {@link ConversationRequest} */
    record SendRequest(
            @JsonProperty("enrollment_id") @Nullable String enrollmentId,
            @JsonProperty("message_text") @Nullable String messageText,
            @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

        private void refuseUnlessFrom(Socket socket) {
            ConversationEvents.refuseUnlessFrom(socket, others);
        }

        private MessageDraft draft() throws InvalidPayload {
            if (messageText == null || messageText.isBlank()) {
                throw new InvalidPayload("message_text is required");
            }
            try {
                return new MessageDraft(new Content(messageText), MessageType.TEXT, false, null);
            } catch (InvalidMessage invalid) {
                throw new InvalidPayload("message_text " + invalid.rule());
            }
        }
    }

    record Done(
            boolean success,
            String message,
            @JsonProperty("enrollment_id") String enrollmentId) {}
}
