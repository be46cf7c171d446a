package dev.charla.domain.chat;

import dev.charla.domain.chat.ChatEvent.AgentRequestedEvent;
import dev.charla.domain.chat.ChatEvent.ChatAssignedEvent;
import dev.charla.domain.chat.ChatEvent.ChatEnrolledEvent;
import dev.charla.domain.chat.ChatEvent.ChatOpenedEvent;
import dev.charla.domain.chat.ChatEvent.ChatPriorityChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatTagsChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatUnassignedEvent;
import dev.charla.domain.chat.ChatEvent.MessageDeletedEvent;
import dev.charla.domain.chat.ChatEvent.MessageEditedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.ChatEvent.MessagesReadEvent;
import dev.charla.domain.chat.ChatRefusal.ChatAlreadyAssigned;
import dev.charla.domain.chat.ChatRefusal.ChatAlreadyClosed;
import dev.charla.domain.chat.ChatRefusal.ChatNotClosed;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.MessageNotFound;
import dev.charla.domain.chat.ChatRefusal.NotTheAuthor;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.chat.ChatRefusal.VisitorOnly;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Correspondent;
import dev.charla.domain.people.Influencer;
import dev.charla.domain.people.InfluencerId;
import dev.charla.domain.people.Insider;
import dev.charla.domain.people.Integration;
import dev.charla.domain.people.Operator;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation between one visitor and the staff of a site, or about an enrollment.
 *
 * <p>Each decision either throws a {@link ChatRefusal} and changes nothing, or gives the change as a whole. Decisions on
 * one chat must be made one after another (the caller holds its lock): that is what makes the numbering of its rooms
 * gapless and its first response unique.
 *
 * @param enrollment what the chat is about; {@code null} for a visitor's chat
 */
public record Chat(ChatId id, Origin origin, @Nullable Enrollment enrollment, Progress progress, Tally tally) {

    /** A chat that is about no enrollment. */
    public Chat(ChatId id, Origin origin, Progress progress, Tally tally) {
        this(id, origin, null, progress, tally);
    }

    /** A new chat that waits for somebody. */
    public static ChatChange open(ChatId id, Origin origin) {
        return open(new Chat(id, origin, Progress.NEW, Tally.NOTHING));
    }

    /** A new chat about an enrollment. It waits for nobody: its influencer and the company's operators speak when they like. */
    public static ChatChange openFor(Enrollment enrollment, ChatId id, Origin origin) {
        return open(new Chat(id, origin, enrollment, Progress.UNDER_WAY, Tally.NOTHING))
                .then(chat -> chat.recordEnrollment(enrollment, origin.openedAt()));
    }

    private static ChatChange open(Chat chat) {
        var origin = chat.origin();
        return chat.record(
                Audience.RECORD,
                new ChatOpenedEvent(chat.id(), origin.tenant(), origin.site(), origin.visitor(), origin.openedAt()));
    }

    /**
     * Gives the chat's enrollment to an influencer, in a closed chat too; nothing happens when it is the same one. Whoever had
     * it may see the chat no more.
     *
     * @throws ChatNotFound when the chat is about no enrollment
     */
    public ChatChange enroll(Participant person, InfluencerId influencer, Instant at) {
        refuseStrangers(person);
        if (enrollment == null) {
            throw new ChatNotFound();
        }
        var next = new Enrollment(enrollment.id(), influencer);
        return next.equals(enrollment)
                ? unchanged()
                : new Chat(id, origin, next, progress, tally).recordEnrollment(next, at);
    }

    /** @param at in whole milliseconds */
    public ChatChange send(Participant sender, NewMessage draft, Instant at) {
        refuseUnlessHeard(sender, draft.internal());
        var first = isFirstResponse(sender, draft);
        var sent = accept(message(sender.asSender(), draft, first, false, at));
        return answers(sender, draft) ? sent.then(chat -> chat.answeredBy(sender, at)) : sent;
    }

    /** Whether the assistant may answer the visitor: until a person takes care of it, or is asked for. */
    public boolean awaitsAssistant() {
        return progress.status() == ChatStatus.PENDING && progress.priority() != Priority.URGENT;
    }

    /**
     * Lets the assistant say something, which is no response of anybody's and leaves the visitor waiting for a person. Nothing
     * happens when it comes too late: a person takes care of the chat by now, or something else was said since.
     *
     * @param asked what it is a reply to
     * @param latest the last public message there is
     */
    public ChatChange reply(MessageId asked, Message latest, NewMessage draft, Instant at) {
        var timely = awaitsAssistant()
                && latest.id().equals(asked)
                && latest.sender().type() == SenderType.VISITOR
                && !latest.wasDeleted();
        return timely ? accept(message(Sender.assistant(), draft, false, true, at)) : unchanged();
    }

    /** Refuses whoever may say nothing here now, or no note, whatever it would be. */
    public void refuseUnlessHeard(Participant sender, boolean note) {
        refuseStrangers(sender);
        if (note && !sender.isStaff()) {
            throw new StaffOnly();
        }
        refuseWhenClosed();
    }

    /**
     * Says a message in other words; nothing happens when they are the same.
     *
     * @param message one of this chat
     */
    public ChatChange edit(Participant editor, Message message, Content words, Instant at) {
        refuseUnlessShown(message, editor);
        if (message.wasDeleted()) {
            throw new MessageNotFound();
        }
        if (!message.wasSentBy(editor)) {
            throw new NotTheAuthor();
        }
        refuseWhenClosed();
        NewMessage.refuseNothing(words, message.attachment());
        return message.content().equals(words.text())
                ? unchanged()
                : record(message.audience(), new MessageEditedEvent(message.edited(words, at)));
    }

    /**
     * Takes a message back, in a closed chat too; nothing happens when it was deleted before.
     *
     * @param message one of this chat
     */
    public ChatChange delete(Participant deleter, Message message, Instant at) {
        refuseUnlessShown(message, deleter);
        if (!message.wasSentBy(deleter) && !supervises(deleter)) {
            throw new NotTheAuthor();
        }
        return message.wasDeleted()
                ? unchanged()
                : record(message.audience(), new MessageDeletedEvent(id, message.id(), at));
    }

    /** Notes down that somebody has read on, in each room where it is further than before. */
    public ChatChange read(Participant reader, Watermark before, Watermark after, Instant at) {
        refuseStrangers(reader);
        return unchanged()
                .then(chat -> chat.read(Audience.PARTICIPANTS, reader, before, after, at))
                .then(chat -> chat.read(Audience.STAFF, reader, before, after, at));
    }

    /** @throws ChatAlreadyAssigned when somebody takes care of it; to hand it over is another decision */
    public ChatChange assign(Staff staff, Instant at) {
        refuseWhenClosed();
        if (progress.assignee() != null) {
            throw new ChatAlreadyAssigned();
        }
        return assigned(staff, at);
    }

    /** Hands the chat over to a commercial, whoever had it before; nothing happens when it is the same one. */
    public ChatChange transfer(Staff staff, Instant at) {
        refuseWhenClosed();
        return staff.id().equals(progress.assignee()) ? unchanged() : assigned(staff, at);
    }

    /** Puts the chat back into its site's queue; nothing happens when nobody has it. */
    public ChatChange unassign(Instant at) {
        refuseWhenClosed();
        if (progress.assignee() == null) {
            return unchanged();
        }
        var before = progress.assignee();
        return changed(progress.unassigned(), at)
                .then(chat -> chat.record(Audience.RECORD, new ChatUnassignedEvent(id, before, at)));
    }

    /** The visitor asks for a person: nothing is more urgent from now on. */
    public ChatChange requestAgent(Participant visitor, Instant at) {
        refuseStrangers(visitor);
        if (!(visitor instanceof Visitor)) {
            throw new VisitorOnly();
        }
        refuseWhenClosed();
        var asked = new AgentRequestedEvent(id, origin.visitor(), progress.priority(), Priority.URGENT, at);
        return record(Audience.RECORD, asked).then(chat -> chat.prioritised(Priority.URGENT, at));
    }

    /** Says how urgent the chat is; nothing happens when it is that urgent already. */
    public ChatChange prioritise(Participant person, Priority priority, Instant at) {
        refuseAllButInsiders(person);
        refuseWhenClosed();
        return prioritised(priority, at);
    }

    /** Gives the chat other tags, which are people's words, when it is closed too; nothing happens when they are the same. */
    public ChatChange tag(Participant person, Tags before, Tags after, Instant at) {
        var staff = refuseAllButStaff(person);
        return after.equals(before)
                ? unchanged()
                : record(Audience.RECORD, new ChatTagsChangedEvent(id, staff.id(), after.texts(), at));
    }

    public ChatChange close(Participant closer, @Nullable String reason, Instant at) {
        refuseStrangers(closer);
        refuseWhenClosed();
        return changed(progress.closed(reason, at), at);
    }

    public ChatChange reopen(Participant opener, Instant at) {
        refuseAllButInsiders(opener);
        if (progress.status() != ChatStatus.CLOSED) {
            throw new ChatNotClosed();
        }
        return changed(progress.reopened(), at);
    }

    /**
     * Whether this person may know of the chat at all: its own visitor, the insiders of its site, and of a chat about an
     * enrollment its influencer and every operator.
     */
    public boolean isVisibleTo(Participant person) {
        return switch (person) {
            case Visitor visitor -> visitor.id().equals(origin.visitor());
            case Insider insider -> insider.sites().contains(origin.site());
            case Influencer other -> enrollment != null && other.influencer().equals(enrollment.influencer());
            case Operator operator -> enrollment != null;
        };
    }

    /** Whether this person may know of a message of this chat. */
    public boolean shows(Message message, Participant person) {
        return isVisibleTo(person) && (person.isStaff() || !message.internal());
    }

    /** @throws ChatNotFound for whom {@link #isVisibleTo} is false */
    public void refuseStrangers(Participant person) {
        if (!isVisibleTo(person)) {
            throw new ChatNotFound();
        }
    }

    private Staff refuseAllButStaff(Participant person) {
        refuseStrangers(person);
        return switch (person) {
            case Staff staff -> staff;
            case Integration program -> throw new StaffOnly();
            case Visitor visitor -> throw new StaffOnly();
            case Correspondent correspondent -> throw new StaffOnly();
        };
    }

    private void refuseAllButInsiders(Participant person) {
        refuseStrangers(person);
        if (!person.isStaff()) {
            throw new StaffOnly();
        }
    }

    private void refuseUnlessShown(Message message, Participant person) {
        if (!shows(message, person)) {
            throw new MessageNotFound();
        }
    }

    private void refuseWhenClosed() {
        if (progress.status() == ChatStatus.CLOSED) {
            throw new ChatAlreadyClosed();
        }
    }

    private static boolean supervises(Participant person) {
        return person instanceof Staff staff && staff.isAtLeast(Role.SUPERVISOR);
    }

    private ChatChange read(Audience audience, Participant reader, Watermark before, Watermark after, Instant at) {
        if (after.seq(audience) <= before.seq(audience)) {
            return unchanged();
        }
        var who = reader.asSender();
        return record(audience, new MessagesReadEvent(id, who.id(), who.type(), after.seq(audience), at));
    }

    private boolean isFirstResponse(Participant sender, NewMessage draft) {
        return answers(sender, draft) && progress.firstResponseAt() == null;
    }

    /** Only people answer: what a program says leaves the visitor waiting for them. */
    private static boolean answers(Participant sender, NewMessage draft) {
        return !draft.internal()
                && switch (sender) {
                    case Staff staff -> true;
                    case Operator operator -> true;
                    case Integration program -> false;
                    case Visitor visitor -> false;
                    case Influencer influencer -> false;
                };
    }

    private Message message(Sender sender, NewMessage draft, boolean first, boolean ai, Instant at) {
        return new Message(
                draft.id(),
                id,
                tally.seq(audience(draft.internal())) + 1,
                tally.messages() + 1,
                sender,
                draft.content().text(),
                draft.type(),
                draft.internal(),
                first,
                ai,
                at,
                draft.attachment(),
                draft.clientMessageId(),
                null,
                null);
    }

    private ChatChange accept(Message message) {
        return with(tally.plusMessage(message.internal()))
                .record(audience(message.internal()), new MessageSentEvent(message));
    }

    /** The commercial who answers a chat that nobody has takes it. */
    private ChatChange answeredBy(Participant sender, Instant at) {
        var answered = changed(progress.answered(at), at);
        return sender instanceof Staff staff && progress.assignee() == null
                ? answered.then(chat -> chat.takenBy(staff, at))
                : answered;
    }

    private ChatChange assigned(Staff staff, Instant at) {
        return changed(progress.assignedTo(staff.id(), at), at).then(chat -> chat.recordAssignee(staff, at));
    }

    private ChatChange prioritised(Priority next, Instant at) {
        if (next == progress.priority()) {
            return unchanged();
        }
        var event = new ChatPriorityChangedEvent(id, origin.visitor(), progress.priority(), next, at);
        return with(progress.withPriority(next)).record(Audience.RECORD, event);
    }

    /** The change in which nothing happened. */
    public ChatChange unchanged() {
        return new ChatChange(this, List.of());
    }

    private ChatChange takenBy(Staff staff, Instant at) {
        return with(progress.assignedTo(staff.id(), at)).recordAssignee(staff, at);
    }

    private ChatChange recordEnrollment(Enrollment now, Instant at) {
        return record(
                Audience.RECORD,
                new ChatEnrolledEvent(id, now.id().value(), now.influencer().value(), at));
    }

    private ChatChange recordAssignee(Staff staff, Instant at) {
        var event = new ChatAssignedEvent(id, origin.visitor(), staff.id(), staff.name(), progress.status(), at);
        return record(Audience.RECORD, event);
    }

    private ChatChange changed(Progress next, Instant at) {
        var changed = with(next);
        return next.status() == progress.status()
                ? changed.unchanged()
                : changed.record(
                        Audience.PARTICIPANTS,
                        new ChatStatusChangedEvent(id, progress.status(), next.status(), next.closedReason(), at));
    }

    private ChatChange record(Audience audience, ChatEvent event) {
        var counted = tally.plusEntry(audience);
        var entry = new RoomEntry(new Room(id, audience), counted.seq(audience), event);
        return new ChatChange(with(counted), List.of(entry));
    }

    private Chat with(Progress next) {
        return new Chat(id, origin, enrollment, next, tally);
    }

    private Chat with(Tally next) {
        return new Chat(id, origin, enrollment, progress, next);
    }

    private static Audience audience(boolean internal) {
        return internal ? Audience.STAFF : Audience.PARTICIPANTS;
    }
}
