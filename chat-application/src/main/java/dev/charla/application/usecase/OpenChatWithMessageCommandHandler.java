package dev.charla.application.usecase;

import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.OpenChatWithMessage;
import dev.charla.application.port.in.OpenChatWithMessage.Opened;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.application.port.out.VisitorRepository.Profile;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.Origin;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Opens a chat and sends its first message, both or neither. */
public final class OpenChatWithMessageCommandHandler {

    private final ChatRepository chats;
    private final VisitorRepository visitors;
    private final ChatChanges changes;
    private final IdGenerator ids;
    private final InstantSource clock;

    public OpenChatWithMessageCommandHandler(
            ChatRepository chats,
            VisitorRepository visitors,
            MessageRepository messages,
            RoomLog log,
            IdGenerator ids,
            InstantSource clock) {
        this.chats = chats;
        this.visitors = visitors;
        this.changes = new ChatChanges(messages, log);
        this.ids = ids;
        this.clock = clock;
    }

    public Opened handle(OpenChatWithMessage command) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var visitor = visitorOf(command);
        keep(command.contact(), visitor);
        var origin = new Origin(visitor.tenant(), visitor.site(), visitor.id(), command.metadata(), now);
        var draft = command.firstMessage().as(new MessageId(ids.next()));
        var change = Chat.open(new ChatId(ids.next()), origin).then(chat -> chat.send(command.opener(), draft, now));
        chats.add(change.chat());
        changes.store(change);
        var chat = change.chat();
        return new Opened(chat.id(), change.messages().getFirst(), chats.queuePosition(chat));
    }

    private Profile visitorOf(OpenChatWithMessage command) {
        return switch (command.opener()) {
            case Visitor visitor -> profile(visitor.id());
            case Staff staff -> visitorOf(staff, command);
        };
    }

    private Profile visitorOf(Staff staff, OpenChatWithMessage command) {
        if (command.visitor() == null) {
            throw new InvalidMessage("visitorInfo.visitorId", "is required when staff opens a chat");
        }
        var profile = profile(command.visitor());
        if (!staff.sites().contains(profile.site())) {
            throw new ChatNotFound();
        }
        return profile;
    }

    private Profile profile(VisitorId id) {
        return visitors.find(id).orElseThrow(ChatNotFound::new);
    }

    private void keep(ContactDetails said, Profile visitor) {
        if (!said.isEmpty()) {
            visitors.update(visitor.with(said));
        }
    }
}
