package dev.charla.application.usecase;

import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.people.Participant;
import java.util.Optional;

/** Finds single messages as one person may see them. */
final class ShownMessages {

    private final ChatRepository chats;
    private final MessageRepository messages;

    ShownMessages(ChatRepository chats, MessageRepository messages) {
        this.chats = chats;
        this.messages = messages;
    }

    /** @return empty for a message that is absent, and for one that is not this person's to see */
    Optional<Message> find(MessageId id, Participant person) {
        return messages.find(id).filter(message -> isShown(message, person));
    }

    private boolean isShown(Message message, Participant person) {
        return chats.find(message.chatId())
                .filter(chat -> chat.shows(message, person))
                .isPresent();
    }
}
