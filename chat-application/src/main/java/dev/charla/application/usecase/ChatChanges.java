package dev.charla.application.usecase;

import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.ChatChange;
import dev.charla.domain.chat.ChatEvent.MessageDeletedEvent;
import dev.charla.domain.chat.ChatEvent.MessageEditedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.MessageEvent;
import dev.charla.domain.chat.RoomEntry;

/** Writes down what a decision left of a chat, its messages and its rooms. */
final class ChatChanges {

    private final ChatRepository chats;
    private final MessageRepository messages;
    private final RoomLog log;

    ChatChanges(ChatRepository chats, MessageRepository messages, RoomLog log) {
        this.chats = chats;
        this.messages = messages;
        this.log = log;
    }

    /** Of a chat that the caller has locked. */
    void update(ChatChange change) {
        chats.update(change.chat());
        store(change);
    }

    /** Of a new chat. */
    void add(ChatChange change) {
        chats.add(change.chat());
        store(change);
    }

    /** As {@link #add}, unless its enrollment has one; whether it was added. */
    boolean addEnrolled(ChatChange change) {
        var added = chats.addEnrolled(change.chat());
        if (added) {
            store(change);
        }
        return added;
    }

    private void store(ChatChange change) {
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
