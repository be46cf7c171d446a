package dev.charla.application.port.in;

import dev.charla.domain.chat.Attachment;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.chat.NewMessage;
import org.jspecify.annotations.Nullable;

/**
 * The words of a message before it has an id.
 *
 * @param type as its sender says it; of a message with a file it is the file's type that counts
 * @param file which of the uploaded files it is to carry
 * @param clientMessageId the sender's idempotency key
 */
public record MessageDraft(
        Content content,
        MessageType type,
        boolean internal,
        @Nullable FileReference file,
        @Nullable String clientMessageId) {

    /** @throws InvalidMessage when the key can be none */
    public MessageDraft {
        NewMessage.refuseUnlessKey(clientMessageId);
    }

    /** A draft without a file. */
    public MessageDraft(Content content, MessageType type, boolean internal, @Nullable String clientMessageId) {
        this(content, type, internal, null, clientMessageId);
    }

    /** @param attachment the file that was found for {@link #file} */
    public NewMessage as(MessageId id, @Nullable Attachment attachment) {
        var shown = attachment == null ? type : attachment.shownAs();
        return new NewMessage(id, content, shown, internal, attachment, clientMessageId);
    }
}
