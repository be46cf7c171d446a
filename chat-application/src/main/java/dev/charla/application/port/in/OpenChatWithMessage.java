package dev.charla.application.port.in;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.VisitorId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Open a chat with its first message in it.
 *
 * @param visitor whose chat it is to be, when staff opens it; a visitor opens its own
 * @param contact what the visitor says of itself, kept with the visitor
 */
public record OpenChatWithMessage(
        Participant opener,
        @Nullable VisitorId visitor,
        ContactDetails contact,
        Map<String, String> metadata,
        MessageDraft firstMessage)
        implements Command<OpenChatWithMessage.Opened> {

    public OpenChatWithMessage {
        metadata = Map.copyOf(metadata);
    }

    /** @param position the chat's place in its site's queue, 1 for the next to be served */
    public record Opened(ChatId chatId, Message firstMessage, long position) {}
}
