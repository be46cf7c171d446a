package dev.charla.application.usecase;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.Comparator.naturalOrder;

import dev.charla.application.port.in.Chats;
import dev.charla.application.port.in.MessageHistory;
import dev.charla.application.port.in.MessageHistory.Walk.Backwards;
import dev.charla.application.port.in.MessageHistory.Walk.Changes;
import dev.charla.application.port.in.MessageHistory.Walk.Since;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.Epoch;
import dev.charla.application.port.out.MessageIndex;
import dev.charla.application.port.out.MessageIndex.Changed;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.ReadMarks;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.MessageNotFound;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Participant;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of a chat as one person may see them. The chat is read before its messages, so that a page never
 * claims a {@code seq} whose message it lacks.
 */
public final class ReadMessages implements MessageHistory {

    private static final Comparator<Changed> BY_TIME = comparing((Changed changed) -> changedAt(changed.message()))
            .thenComparingLong(changed -> changed.message().ordinal());

    private final Chats chats;
    private final ShownMessages byId;
    private final MessageRepository messages;
    private final MessageIndex index;
    private final ReadMarks marks;
    private final Epoch epoch;

    public ReadMessages(
            ChatRepository chats, MessageRepository messages, MessageIndex index, ReadMarks marks, Epoch epoch) {
        this.chats = new ReadChats(chats);
        this.byId = new ShownMessages(chats, messages);
        this.messages = messages;
        this.index = index;
        this.marks = marks;
        this.epoch = epoch;
    }

    @Override
    public Page page(Participant reader, ChatId id, int limit, Walk walk) {
        var chat = chats.seenBy(reader, id);
        return switch (walk) {
            case Backwards backwards -> page(reader, chat, backwards, limit);
            case Changes changes -> page(reader, chat, changes, limit);
            case Since since -> page(reader, chat, since, limit);
        };
    }

    @Override
    public List<Message> unread(Participant reader, ChatId id) {
        chats.seenBy(reader, id);
        var mark = marks.of(reader.asSender(), id);
        return roomsOf(id, reader)
                .flatMap(room ->
                        index.sentByOthers(reader.asSender(), room, mark.seq(room.audience()), MAX_UNREAD).stream())
                .sorted(comparingLong(Message::ordinal))
                .limit(MAX_UNREAD)
                .toList();
    }

    @Override
    public Message one(Participant reader, MessageId id) {
        return byId.find(id, reader).orElseThrow(MessageNotFound::new);
    }

    private Page page(Participant reader, Chat chat, Backwards walk, int limit) {
        var found = reader.isStaff()
                ? messages.page(chat.id(), limit + 1, walk.before())
                : messages.publicPage(chat.id(), limit + 1, walk.before());
        return page(reader, chat, found, limit, last -> new Backwards(place(reader, last)));
    }

    private Page page(Participant reader, Chat chat, Since walk, int limit) {
        var found = reader.isStaff()
                ? index.since(chat.id(), walk.from(), walk.after(), limit + 1)
                : index.publicSince(chat.id(), walk.from(), walk.after(), limit + 1);
        return page(reader, chat, found, limit, last -> new Since(last.sentAt(), place(reader, last)));
    }

    private Page page(Participant reader, Chat chat, Changes walk, int limit) {
        if (walk.afterInternal() != null && !reader.isStaff()) {
            throw new StaffOnly();
        }
        var found = changes(chat.id(), walk, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? walked(walk, shown) : null;
        return page(reader, chat, shown.stream().map(Changed::message).toList(), next);
    }

    /** Both rooms' changes, each room's in its own order, interleaved by time. */
    private List<Changed> changes(ChatId chat, Changes walk, int limit) {
        var shared = index.changedAfter(new Room(chat, Audience.PARTICIPANTS), walk.after(), limit);
        if (walk.afterInternal() == null) {
            return shared;
        }
        var notes = index.changedAfter(new Room(chat, Audience.STAFF), walk.afterInternal(), limit);
        return Interleaving.of(shared, notes, BY_TIME);
    }

    private static Changes walked(Changes walk, List<Changed> shown) {
        var internal = walk.afterInternal();
        return new Changes(
                lastSeq(shown, Audience.PARTICIPANTS, walk.after()),
                internal == null ? null : (Long) lastSeq(shown, Audience.STAFF, internal));
    }

    private static long lastSeq(List<Changed> shown, Audience audience, long before) {
        return shown.stream()
                .filter(changed -> changed.message().audience() == audience)
                .mapToLong(Changed::changedSeq)
                .reduce(before, (earlier, later) -> later);
    }

    private static Instant changedAt(Message message) {
        return Stream.of(message.sentAt(), message.editedAt(), message.deletedAt())
                .filter(Objects::nonNull)
                .max(naturalOrder())
                .orElseThrow();
    }

    /** A place that tells a visitor nothing about notes. */
    private static long place(Participant reader, Message message) {
        return reader.isStaff() ? message.ordinal() : message.seq();
    }

    private static Stream<Room> roomsOf(ChatId chat, Participant reader) {
        var shared = new Room(chat, Audience.PARTICIPANTS);
        return reader.isStaff() ? Stream.of(shared, new Room(chat, Audience.STAFF)) : Stream.of(shared);
    }

    /** @param found one more than the limit, when there is more */
    private Page page(Participant reader, Chat chat, List<Message> found, int limit, Function<Message, Walk> after) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        return page(reader, chat, shown, found.size() > limit ? after.apply(shown.getLast()) : null);
    }

    private Page page(Participant reader, Chat chat, List<Message> shown, @Nullable Walk next) {
        var tally = chat.tally();
        return new Page(
                shown,
                reader.isStaff() ? tally.messages() : tally.publicMessages(),
                next,
                tally.participantsSeq(),
                reader.isStaff() ? (Long) tally.staffSeq() : null,
                epoch.current());
    }
}
