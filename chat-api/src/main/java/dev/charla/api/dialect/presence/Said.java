package dev.charla.api.dialect.presence;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.charla.domain.chat.ChatEvent.AgentRequestedEvent;
import dev.charla.domain.chat.ChatEvent.ChatAssignedEvent;
import dev.charla.domain.chat.ChatEvent.ChatEnrolledEvent;
import dev.charla.domain.chat.ChatEvent.ChatOpenedEvent;
import dev.charla.domain.chat.ChatEvent.ChatPriorityChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatTagsChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatUnassignedEvent;
import dev.charla.domain.chat.ChatEvent.MessageDeletedEvent;
import dev.charla.domain.chat.ChatEvent.MessageEditedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.ChatEvent.MessagesReadEvent;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import java.util.List;
import java.util.Optional;

/** An event of this language with its payload. Instants are ISO 8601, with as many digits as they need. */
record Said(String event, Object payload) {

    /** An entry in this dialect's words; empty when it has none for it, as for everything among staff. */
    static Optional<Said> of(RoomEntry entry) {
        return entry.room().audience() == Audience.PARTICIPANTS ? ofShared(entry) : Optional.empty();
    }

    private static Optional<Said> ofShared(RoomEntry entry) {
        return switch (entry.event()) {
            case MessageSentEvent sent -> Optional.of(new Said("message:send", SentJson.of(sent.message())));
            case MessageEditedEvent edited -> Optional.of(new Said("message:update", UpdatedJson.of(edited)));
            case MessageDeletedEvent deleted ->
                Optional.of(new Said(
                        "message:delete", new DeletedJson(deleted.messageId().toString())));
            case MessagesReadEvent unsaid -> Optional.empty();
            case ChatStatusChangedEvent unsaid -> Optional.empty();
            case ChatOpenedEvent unsaid -> Optional.empty();
            case ChatEnrolledEvent unsaid -> Optional.empty();
            case ChatAssignedEvent unsaid -> Optional.empty();
            case ChatUnassignedEvent unsaid -> Optional.empty();
            case AgentRequestedEvent unsaid -> Optional.empty();
            case ChatPriorityChangedEvent unsaid -> Optional.empty();
            case ChatTagsChangedEvent unsaid -> Optional.empty();
        };
    }

    static Said connected(UserJson user) {
        return new Said("user:connected", user);
    }

    static Said online(UserJson user) {
        return new Said("users:online", user);
    }

    static Said disconnected(String user) {
        return new Said("user:disconnected", new GoneJson(user));
    }

    /** A file without words is told by its name. */
    private static String bodyOf(Message message) {
        var file = message.attachment();
        return message.content().isEmpty() && file != null ? file.fileName() : message.content();
    }

    record SentJson(
            String id,
            @JsonProperty("chat_id") String chatId,
            @JsonProperty("sender_id") String senderId,
            String body,
            String status,
            @JsonProperty("created_at") String createdAt) {

        private static SentJson of(Message message) {
            return new SentJson(
                    message.id().toString(),
                    message.chatId().toString(),
                    message.sender().id().toString(),
                    bodyOf(message),
                    "sent",
                    message.sentAt().toString());
        }
    }

    record UpdatedJson(
            String id,
            String body,
            String status,
            @JsonProperty("updated_at") String updatedAt) {

        private static UpdatedJson of(MessageEditedEvent edited) {
            var message = edited.message();
            return new UpdatedJson(
                    message.id().toString(),
                    bodyOf(message),
                    "updated",
                    edited.at().toString());
        }
    }

    record DeletedJson(String id) {}

    record UserJson(@JsonProperty("user_id") String userId, String username) {}

    record GoneJson(@JsonProperty("user_id") String userId) {}

    record UsersJson(List<UserJson> users) {}
}
