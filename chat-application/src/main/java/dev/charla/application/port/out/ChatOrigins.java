package dev.charla.application.port.out;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Origin;
import java.util.Optional;

/** Knows where chats come from. That never changes, so it is remembered and may be asked for each entry of a chat. */
public interface ChatOrigins {

    /** @return empty for a chat that is not committed */
    Optional<Origin> of(ChatId chat);
}
