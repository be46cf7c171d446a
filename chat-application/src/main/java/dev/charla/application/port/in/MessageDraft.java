package dev.charla.application.port.in;

import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.chat.NewMessage;
import org.jspecify.annotations.Nullable;

/**
 * The words of a message before it has an id.
 *
 * @param clientMessageId the sender's idempotency key
 */
public record MessageDraft(
        Content content,
        MessageType type,
        boolean internal,
        @Nullable String clientMessageId) {

    public NewMessage as(MessageId id) {
        return new NewMessage(id, content, type, internal, null, clientMessageId);
    }
}
