package dev.charla.domain.chat;

import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to say, before a chat has accepted it.
 *
 * @param internal a note among staff, never seen by the visitor
 * @param clientMessageId the sender's idempotency key: the same key from the same sender in the same chat is the same
 *     message
 */
public record NewMessage(
        MessageId id,
        Content content,
        MessageType type,
        boolean internal,
        @Nullable Attachment attachment,
        @Nullable String clientMessageId) {

    /** Longest idempotency key, in UTF-16 units. */
    public static final int MAX_KEY_LENGTH = 128;

    /** @throws InvalidMessage when the parts do not make a message */
    public NewMessage {
        refuseNothing(content, attachment);
        if (type == MessageType.SYSTEM) {
            throw new InvalidMessage("type", "must be text, image or file");
        }
        if (type != MessageType.TEXT && attachment == null) {
            throw new InvalidMessage("attachment", "is required for images and files");
        }
        refuseUnlessKey(clientMessageId);
    }

    /** @throws InvalidMessage when it can be no idempotency key; {@code null} stands for none */
    public static void refuseUnlessKey(@Nullable String clientMessageId) {
        if (clientMessageId != null && !isKey(clientMessageId)) {
            throw new InvalidMessage(
                    "clientMessageId", "must be 1 to " + MAX_KEY_LENGTH + " printable ASCII characters");
        }
    }

    /** Whether the accepted message says the same as this one: a repeat, not another message under the same key. */
    public boolean saysTheSameAs(Message accepted) {
        return accepted.type() == type
                && accepted.internal() == internal
                && (saysSomethingElseNow(accepted)
                        || (accepted.content().equals(content.text())
                                && Objects.equals(accepted.attachment(), attachment)));
    }

    /** Its first words are not kept with it, so that a late repeat can only be known by its key. */
    private static boolean saysSomethingElseNow(Message accepted) {
        return accepted.editedAt() != null || accepted.wasDeleted();
    }

    static void refuseNothing(Content content, @Nullable Attachment attachment) {
        if (content.isEmpty() && attachment == null) {
            throw new InvalidMessage("content", "must not be empty without an attachment");
        }
    }

    private static boolean isKey(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_KEY_LENGTH
                && text.chars().allMatch(character -> character > ' ' && character < 0x7f);
    }
}
