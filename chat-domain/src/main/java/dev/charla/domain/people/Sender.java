package dev.charla.domain.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The author of a message as it is kept with the message.
 *
 * @param name as it was when the message was sent
 */
public record Sender(UUID id, SenderType type, @Nullable String name) {

    /** The same in every chat, so that nobody can be mistaken for it. */
    private static final UUID ASSISTANT = UUID.fromString("00000000-0000-8000-8000-617373697374");

    /** The assistant that answers by itself. */
    public static Sender assistant() {
        return new Sender(ASSISTANT, SenderType.BOT, "Assistant");
    }
}
