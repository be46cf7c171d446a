package dev.charla.application.usecase;

import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatChange;
import dev.charla.domain.chat.ChatRefusal.MessageNotFound;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import java.util.function.BiFunction;

/** Decides about a stored message under its chat's lock, and stores what came of it. */
final class MessageChanges {

    private final ChatRepository chats;
    private final MessageRepository messages;
    private final ChatChanges changes;

    MessageChanges(ChatRepository chats, MessageRepository messages, RoomLog log) {
        this.chats = chats;
        this.messages = messages;
        this.changes = new ChatChanges(chats, messages, log);
    }

    /** @return the message as it is afterwards */
    Message decide(MessageId id, BiFunction<Chat, Message, ChatChange> decision) {
        var chat = chats.lock(stored(id).chatId()).orElseThrow(MessageNotFound::new);
        // Read again: it may have changed while this waited for the lock.
        var change = decision.apply(chat, stored(id));
        if (!change.entries().isEmpty()) {
            changes.update(change);
        }
        return stored(id);
    }

    private Message stored(MessageId id) {
        return messages.find(id).orElseThrow(MessageNotFound::new);
    }
}
