package dev.charla.api.dialect.presence;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.charla.api.gateway.SocketIdentity;
import dev.charla.api.json.ClaimedSender;
import dev.charla.api.socketio.Ack;
import dev.charla.api.socketio.InvalidPayload;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.DeleteMessage;
import dev.charla.application.port.in.EditMessage;
import dev.charla.application.port.in.MessageDraft;
import dev.charla.application.port.in.SendMessage;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.ChatRefusal.MessageNotFound;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.MessageType;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sending, changing and deleting messages. All who may see the chat hear of it, the sender too. */
final class MessageEvents {

    private final Users users;
    private final Members members;
    private final Commands commands;

    MessageEvents(Users users, Members members, Commands commands) {
        this.users = users;
        this.members = members;
        this.commands = commands;
    }

    void register(Namespace namespace) {
        namespace
                .on("message:send", SendRequest.class, this::send)
                .on("message:update", UpdateRequest.class, this::update)
                .on("message:delete", DeleteRequest.class, this::delete);
    }

    private void send(Socket socket, SendRequest request, Ack ack) throws InvalidPayload {
        refuseUnlessFrom(socket, request.others());
        users.enter(socket);
        var chat = chat(request.chatId());
        var sent = commands.send(new SendMessage(
                SocketIdentity.personOf(socket),
                chat,
                new MessageDraft(content(request.body()), MessageType.TEXT, false, null)));
        members.hear(socket, chat);
        ack.send(new Done(true, "Sent the message", sent.message().id().toString()));
    }

    private void update(Socket socket, UpdateRequest request, Ack ack) throws InvalidPayload {
        refuseUnlessFrom(socket, request.others());
        users.enter(socket);
        var id = message(request.id());
        commands.send(new EditMessage(SocketIdentity.personOf(socket), id, content(request.body())));
        ack.send(new Done(true, "Changed the message", id.toString()));
    }

    private void delete(Socket socket, DeleteRequest request, Ack ack) throws InvalidPayload {
        refuseUnlessFrom(socket, request.others());
        users.enter(socket);
        var id = message(request.id());
        commands.send(new DeleteMessage(SocketIdentity.personOf(socket), id));
        ack.send(new Done(true, "Deleted the message", id.toString()));
    }

    private static void refuseUnlessFrom(Socket socket, @Nullable Map<String, @Nullable Object> claims) {
        var sender = SocketIdentity.personOf(socket).asSender();
        ClaimedSender.refuseUnlessOf(sender, Optional.ofNullable(claims).orElse(Map.of()));
    }

    private static Content content(@Nullable String body) throws InvalidPayload {
        if (body == null || body.isBlank()) {
            throw new InvalidPayload("body is required");
        }
        try {
            return new Content(body);
        } catch (InvalidMessage invalid) {
            throw new InvalidPayload("body " + invalid.rule());
        }
    }

    private static ChatId chat(@Nullable String text) throws InvalidPayload {
        return new ChatId(id("chat_id", text).orElseThrow(ChatNotFound::new));
    }

    private static MessageId message(@Nullable String text) throws InvalidPayload {
        return new MessageId(id("id", text).orElseThrow(MessageNotFound::new));
    }

    /** @return empty for text that is no id, which names nothing */
    private static Optional<UUID> id(String field, @Nullable String text) throws InvalidPayload {
        if (text == null) {
            throw new InvalidPayload(field + " is required");
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** @param others every other field; ignored, but for what it claims about the sender */
    record SendRequest(
            @JsonProperty("chat_id") @Nullable String chatId,
            @Nullable String body,
            @Nullable String status,
            @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {}

    /** @param others as in {@link SendRequest} */
    record UpdateRequest(
            @Nullable String id,
            @Nullable String body,
            @Nullable String status,
            @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {}

    /** @param others as in {@link SendRequest} */
    record DeleteRequest(
            @Nullable String id, @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {}

    record Done(boolean success, String message, String id) {}
}
