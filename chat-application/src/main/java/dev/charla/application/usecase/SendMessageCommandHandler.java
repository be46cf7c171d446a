package dev.charla.application.usecase;

import dev.charla.application.port.in.SendMessage;
import dev.charla.application.port.in.SendMessage.Sent;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.IdempotencyKeyReused;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.NewMessage;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sends a message: under the chat's lock the domain decides, and the chat, the message and the entries of its room are
 * stored together.
 */
public final class SendMessageCommandHandler {

    private final ChatRepository chats;
    private final MessageRepository messages;
    private final ChatChanges changes;
    private final IdGenerator ids;
    private final InstantSource clock;

    public SendMessageCommandHandler(
            ChatRepository chats, MessageRepository messages, RoomLog log, IdGenerator ids, InstantSource clock) {
        this.chats = chats;
        this.messages = messages;
        this.changes = new ChatChanges(messages, log);
        this.ids = ids;
        this.clock = clock;
    }

    public Sent handle(SendMessage command) {
        var draft = command.draft().as(new MessageId(ids.next()));
        var chat = chats.lock(command.chatId()).orElseThrow(ChatNotFound::new);
        chat.refuseStrangers(command.sender());
        return sentBefore(command, draft)
                .map(message -> new Sent(message, true))
                .orElseGet(() -> new Sent(send(chat, command, draft), false));
    }

    private Message send(Chat chat, SendMessage command, NewMessage draft) {
        var change = chat.send(command.sender(), draft, clock.instant());
        chats.update(change.chat());
        changes.store(change);
        return change.messages().getFirst();
    }

    private Optional<Message> sentBefore(SendMessage command, NewMessage draft) {
        if (draft.clientMessageId() == null) {
            return Optional.empty();
        }
        var sender = command.sender().asSender().id();
        var before = messages.findByClientId(command.chatId(), sender, draft.clientMessageId());
        if (before.isPresent() && !draft.saysTheSameAs(before.get())) {
            throw new IdempotencyKeyReused();
        }
        return before;
    }
}
