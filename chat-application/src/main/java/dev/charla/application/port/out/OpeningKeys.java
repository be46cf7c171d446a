package dev.charla.application.port.out;

import dev.charla.domain.chat.ChatId;
import java.util.Optional;
import java.util.UUID;

/** Remembers under which idempotency key somebody opened which chat. Every method joins the caller's transaction. */
public interface OpeningKeys {

    /**
     * Takes a key for a chat that is about to be opened, unless the opener has used it. Waits for another transaction that is
     * taking it.
     *
     * @return whether it was taken now; otherwise {@link #find} tells the chat
     */
    boolean take(UUID opener, String key, ChatId chat);

    Optional<ChatId> find(UUID opener, String key);
}
