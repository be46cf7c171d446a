package dev.charla.domain.chat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages that nobody has sent yet. */
final class Drafts {

    static final Attachment PHOTO = new Attachment(new UUID(6, 1), "/v2/files/1", "photo.png", 1_024, "image/png");

    private Drafts() {}

    static NewMessage saying(String text) {
        return new NewMessage(anId(), new Content(text), MessageType.TEXT, false, null, null);
    }

    static NewMessage noting(String text) {
        return new NewMessage(anId(), new Content(text), MessageType.TEXT, true, null, null);
    }

    static NewMessage keyed(String key, String text) {
        return new NewMessage(anId(), new Content(text), MessageType.TEXT, false, null, key);
    }

    static NewMessage of(MessageType type, String text, @Nullable Attachment attachment) {
        return new NewMessage(anId(), new Content(text), type, false, attachment, null);
    }

    private static MessageId anId() {
        return new MessageId(UUID.randomUUID());
    }
}
