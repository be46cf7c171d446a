package dev.charla.application.usecase;

import dev.charla.application.port.in.OpenChat;
import dev.charla.application.port.in.OpenChatWithMessage;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatChange;
import dev.charla.domain.chat.MessageId;
import java.time.InstantSource;

/** Opens a chat, alone or with its first message, both or neither, and gives it to whoever takes it. */
public final class OpenChatCommandHandler {

    private final ChatRepository chats;
    private final Openings openings;
    private final Routing routing;
    private final ChatChanges changes;
    private final IdGenerator ids;
    private final InstantSource clock;

    public OpenChatCommandHandler(
            ChatRepository chats,
            VisitorRepository visitors,
            Routing routing,
            MessageRepository messages,
            RoomLog log,
            IdGenerator ids,
            InstantSource clock) {
        this.chats = chats;
        this.openings = new Openings(visitors, ids);
        this.routing = routing;
        this.changes = new ChatChanges(messages, log);
        this.ids = ids;
        this.clock = clock;
    }

    public OpenChat.Opened handle(OpenChat command) {
        var now = clock.instant();
        var chat = add(openings.open(command, now).then(opened -> routing.route(opened, now)));
        return new OpenChat.Opened(chat.id(), chats.queuePosition(chat));
    }

    public OpenChatWithMessage.Opened handle(OpenChatWithMessage command) {
        var now = clock.instant();
        var opener = command.opening().opener();
        var draft = command.firstMessage().as(new MessageId(ids.next()));
        var change = openings.open(command.opening(), now)
                .then(chat -> chat.send(opener, draft, now))
                .then(chat -> routing.route(chat, now));
        var chat = add(change);
        return new OpenChatWithMessage.Opened(chat.id(), change.messages().getFirst(), chats.queuePosition(chat));
    }

    private Chat add(ChatChange change) {
        chats.add(change.chat());
        changes.store(change);
        return change.chat();
    }
}
