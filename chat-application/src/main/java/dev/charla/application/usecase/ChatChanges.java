package dev.charla.application.usecase;

import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.ChatChange;

/** Writes down what a decision left beside the chat itself. */
final class ChatChanges {

    private final MessageRepository messages;
    private final RoomLog log;

    ChatChanges(MessageRepository messages, RoomLog log) {
        this.messages = messages;
        this.log = log;
    }

    void store(ChatChange change) {
        change.messages().forEach(messages::add);
        log.append(change.entries());
    }
}
