package dev.charla.api.dialect.enrollment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.charla.api.json.WireInstant;
import dev.charla.domain.chat.EnrollmentId;
import dev.charla.domain.chat.Message;

/** A message of a conversation. */
record ConversationMessageJson(
        @JsonProperty("message_id") String messageId,
        @JsonProperty("conversation_id") String conversationId,
        @JsonProperty("sender_id") String senderId,
        @JsonProperty("sender_type") String senderType,
        @JsonProperty("sender_username") String senderUsername,
        @JsonProperty("message_text") String messageText,
        @JsonProperty("created_at") String createdAt) {

    static ConversationMessageJson of(Message message, EnrollmentId enrollment) {
        var sender = message.sender();
        return new ConversationMessageJson(
                message.id().toString(),
                enrollment.value(),
                sender.id().toString(),
                Side.of(sender),
                Side.nameOf(sender),
                textOf(message),
                WireInstant.of(message.sentAt()));
    }

    /** A file without words is told by its name. */
    private static String textOf(Message message) {
        var file = message.attachment();
        return message.content().isEmpty() && file != null ? file.fileName() : message.content();
    }
}
