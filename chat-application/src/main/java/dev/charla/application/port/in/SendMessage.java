package dev.charla.application.port.in;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.people.Participant;

/** Say something in a chat. */
public record SendMessage(Participant sender, ChatId chatId, MessageDraft draft) implements Command<SendMessage.Sent> {

    /**
     * The message as the chat keeps it.
     *
     * @param replayed the sender had sent it before under the same idempotency key, and nothing was stored now
     */
    public record Sent(Message message, boolean replayed) {}
}
