package dev.charla.application.usecase;

import dev.charla.application.port.in.OpenChat;
import dev.charla.application.port.in.OpenChatWithMessage;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.OpeningKeys;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatChange;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.NewMessage;
import dev.charla.domain.people.Participant;
import java.time.InstantSource;

/** Opens a chat, alone or with its first message, both or neither, and gives it to whoever takes it. */
public final class OpenChatCommandHandler {

    private final ChatRepository chats;
    private final Openings openings;
    private final EarlierOpenings earlier;
    private final Routing routing;
    private final Attachments attachments;
    private final ChatChanges changes;
    private final IdGenerator ids;
    private final InstantSource clock;

    public OpenChatCommandHandler(
            ChatRepository chats,
            VisitorRepository visitors,
            OpeningKeys keys,
            Routing routing,
            MessageRepository messages,
            Attachments attachments,
            RoomLog log,
            IdGenerator ids,
            InstantSource clock) {
        this.chats = chats;
        this.openings = new Openings(visitors);
        this.earlier = new EarlierOpenings(keys, chats, new Repeats(messages, attachments));
        this.routing = routing;
        this.attachments = attachments;
        this.changes = new ChatChanges(chats, messages, log);
        this.ids = ids;
        this.clock = clock;
    }

    public OpenChat.Opened handle(OpenChat command) {
        var now = clock.instant();
        var chat = add(openings.open(newId(), command, now).then(opened -> routing.route(opened, now)));
        return new OpenChat.Opened(chat.id(), chats.queuePosition(chat));
    }

    public OpenChatWithMessage.Opened handle(OpenChatWithMessage command) {
        var id = newId();
        return earlier.instead(id, command).orElseGet(() -> open(id, command));
    }

    private OpenChatWithMessage.Opened open(ChatId id, OpenChatWithMessage command) {
        var now = clock.instant();
        var change = openings.open(id, command.opening(), now)
                .then(chat -> chat.send(opener(command), first(command, chat), now))
                .then(chat -> routing.route(chat, now));
        var chat = add(change);
        var message = change.messages().getFirst();
        attachments.attach(message);
        return new OpenChatWithMessage.Opened(chat.id(), message, chats.queuePosition(chat), false);
    }

    private ChatId newId() {
        return new ChatId(ids.next());
    }

    private NewMessage first(OpenChatWithMessage command, Chat chat) {
        var draft = command.firstMessage();
        var file = attachments.find(draft, opener(command), chat.id());
        return draft.as(new MessageId(ids.next()), file);
    }

    private static Participant opener(OpenChatWithMessage command) {
        return command.opening().opener();
    }

    private Chat add(ChatChange change) {
        changes.add(change);
        return change.chat();
    }
}
