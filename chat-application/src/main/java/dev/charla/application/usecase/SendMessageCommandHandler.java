package dev.charla.application.usecase;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.charla.application.port.in.SendMessage;
import dev.charla.application.port.in.SendMessage.Sent;
import dev.charla.application.port.in.Together;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatChange;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends a message: under the chat's lock the domain decides, and the chat, the message and the entries of its room are
 * stored together.
 */
public final class SendMessageCommandHandler implements Together<SendMessage, Sent> {

    private final ChatRepository chats;
    private final Repeats repeats;
    private final Attachments attachments;
    private final ChatChanges changes;
    private final IdGenerator ids;
    private final InstantSource clock;

    public SendMessageCommandHandler(
            ChatRepository chats,
            MessageRepository messages,
            Attachments attachments,
            RoomLog log,
            IdGenerator ids,
            InstantSource clock) {
        this.chats = chats;
        this.repeats = new Repeats(messages, attachments);
        this.attachments = attachments;
        this.changes = new ChatChanges(chats, messages, log);
        this.ids = ids;
        this.clock = clock;
    }

    public Sent handle(SendMessage command) {
        var chat = chats.lock(command.chatId()).orElseThrow(ChatNotFound::new);
        return handle(command, chat, () -> repeats.find(command.sender(), chat.id(), command.draft()));
    }

    /** A chat. */
    @Override
    public Object key(SendMessage command) {
        return command.chatId();
    }

    /** Leaves out those with files, which cost more than they could save, and those that have to wait for their chats. */
    @Override
    public Map<SendMessage, Supplier<Sent>> prepare(List<SendMessage> commands) {
        var ids = commands.stream()
                .filter(command -> command.draft().file() == null)
                .map(SendMessage::chatId)
                .collect(toSet());
        var locked = chats.tryLockAll(ids).stream().collect(toMap(Chat::id, identity()));
        var held = commands.stream()
                .filter(command -> locked.containsKey(command.chatId()))
                .toList();
        var before = repeats.findAll(held);
        return held.stream()
                .collect(toMap(
                        identity(),
                        command -> () -> handle(
                                command,
                                Objects.requireNonNull(locked.get(command.chatId())),
                                () -> repeats.among(before, command))));
    }

    private Sent handle(SendMessage command, Chat chat, Supplier<Optional<Message>> before) {
        chat.refuseStrangers(command.sender());
        return before.get()
                .map(message -> new Sent(message, true))
                .orElseGet(() -> new Sent(send(chat, command), false));
    }

    private Message send(Chat chat, SendMessage command) {
        var sender = command.sender();
        var draft = command.draft();
        chat.refuseUnlessHeard(sender, draft.internal());
        var file = attachments.find(draft, sender, chat.id());
        var change = chat.send(sender, draft.as(new MessageId(ids.next()), file), clock.instant());
        return store(change);
    }

    private Message store(ChatChange change) {
        changes.update(change);
        var message = change.messages().getFirst();
        attachments.attach(message);
        return message;
    }
}
