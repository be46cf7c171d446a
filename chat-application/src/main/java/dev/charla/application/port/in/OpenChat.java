package dev.charla.application.port.in;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.VisitorId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Open a chat that has no message yet.
 *
 * @param visitor whose chat it is to be, when staff opens it; a visitor opens its own
 * @param contact what the visitor says of itself, kept with the visitor
 */
public record OpenChat(
        Participant opener, @Nullable VisitorId visitor, ContactDetails contact, Map<String, String> metadata)
        implements Command<OpenChat.Opened> {

    public OpenChat {
        metadata = Map.copyOf(metadata);
    }

    /** @param position the chat's place in its site's queue, 1 for the next to be served */
    public record Opened(ChatId chatId, long position) {}
}
