package dev.charla.application.usecase;

import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.ChatChange;
import dev.charla.domain.chat.ChatEvent.MessageDeletedEvent;
import dev.charla.domain.chat.ChatEvent.MessageEditedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.MessageEvent;
import dev.charla.domain.chat.RoomEntry;

/** Writes down what a decision left beside the chat itself. */
final class ChatChanges {

    private final MessageRepository messages;
    private final RoomLog log;

    ChatChanges(MessageRepository messages, RoomLog log) {
        this.messages = messages;
        this.log = log;
    }

    void store(ChatChange change) {
        change.entries().forEach(this::keepMessage);
        log.append(change.entries());
    }

    private void keepMessage(RoomEntry entry) {
        if (entry.event() instanceof MessageEvent happened) {
            switch (happened) {
                case MessageSentEvent sent -> messages.add(sent.message());
                case MessageEditedEvent edited -> messages.update(edited.message(), entry.seq());
                case MessageDeletedEvent deleted -> delete(deleted, entry.seq());
            }
        }
    }

    private void delete(MessageDeletedEvent deletion, long seq) {
        var deleted = messages.find(deletion.messageId()).orElseThrow().deleted(deletion.at());
        messages.update(deleted, seq);
        log.redact(deleted);
    }
}
