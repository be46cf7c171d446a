package dev.charla.application.usecase;

import dev.charla.application.port.in.ReplyToVisitor;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatChange;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.chat.NewMessage;
import java.time.InstantSource;

/**
 * Says what the assistant has thought of, under the chat's lock: whatever people said or did meanwhile is there by then, and the
 * domain decides whether it is still wanted. A second reply to the same message finds the first one there.
 */
public final class ReplyToVisitorCommandHandler {

    private final ChatRepository chats;
    private final MessageRepository messages;
    private final ChatChanges changes;
    private final IdGenerator ids;
    private final InstantSource clock;

    public ReplyToVisitorCommandHandler(
            ChatRepository chats, MessageRepository messages, RoomLog log, IdGenerator ids, InstantSource clock) {
        this.chats = chats;
        this.messages = messages;
        this.changes = new ChatChanges(chats, messages, log);
        this.ids = ids;
        this.clock = clock;
    }

    public boolean handle(ReplyToVisitor command) {
        return chats.lock(command.chatId())
                .filter(chat -> replies(chat, command))
                .isPresent();
    }

    private boolean replies(Chat chat, ReplyToVisitor command) {
        return messages.publicPage(chat.id(), 1, null).stream()
                .map(latest -> decide(chat, command, latest))
                .filter(change -> !change.entries().isEmpty())
                .peek(changes::update)
                .findFirst()
                .isPresent();
    }

    private ChatChange decide(Chat chat, ReplyToVisitor command, Message latest) {
        var id = new MessageId(ids.next());
        var reply = new NewMessage(id, command.words(), MessageType.TEXT, false, null, null);
        return chat.reply(command.asked(), latest, reply, clock.instant());
    }
}
