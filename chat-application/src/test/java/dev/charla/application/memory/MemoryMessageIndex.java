package dev.charla.application.memory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import dev.charla.application.port.out.MessageIndex;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryMessageIndex implements MessageIndex {

    private final Table<Changed> messages;
    private final Table<Chat> chats;
    private final int span;

    /** @param span how many messages one search looks at */
    MemoryMessageIndex(Table<Changed> messages, Table<Chat> chats, int span) {
        this.messages = messages;
        this.chats = chats;
        this.span = span;
    }

    @Override
    public List<Changed> changedAfter(Room room, long seq, int limit) {
        return messages.all().stream()
                .filter(changed -> isIn(room, changed.message()) && changed.changedSeq() > seq)
                .sorted(comparingLong(Changed::changedSeq))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Message> since(ChatId chat, Instant from, long after, int limit) {
        return since(message -> message.chatId().equals(chat), Message::ordinal, from, after, limit);
    }

    @Override
    public List<Message> publicSince(ChatId chat, Instant from, long after, int limit) {
        return since(message -> message.chatId().equals(chat) && !message.internal(), Message::seq, from, after, limit);
    }

    @Override
    public List<Message> sentByOthers(Sender reader, Room room, long seq, int limit) {
        return all().filter(message -> isIn(room, message) && message.seq() > seq && !message.wasDeleted())
                .filter(message -> !message.sender().id().equals(reader.id())
                        || message.sender().type() != reader.type())
                .sorted(comparingLong(Message::seq))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Message> lastSentByOthers(Sender reader, Room room, long seq) {
        return sentByOthers(reader, room, seq, Integer.MAX_VALUE).stream().reduce((earlier, later) -> later);
    }

    @Override
    public Found containing(String text, SiteId site, @Nullable MessageId before, int limit) {
        return containing(
                text,
                message -> chats.find(chat -> chat.id().equals(message.chatId())
                                && chat.origin().site().equals(site))
                        .isPresent(),
                before,
                limit);
    }

    @Override
    public Found containing(String text, ChatId chat, @Nullable MessageId before, int limit) {
        return containing(text, message -> message.chatId().equals(chat), before, limit);
    }

    private List<Message> since(
            Predicate<Message> wanted, ToLongFunction<Message> place, Instant from, long after, int limit) {
        return all().filter(wanted)
                .filter(message -> message.sentAt().isAfter(from)
                        || (message.sentAt().equals(from) && place.applyAsLong(message) > after))
                .sorted(comparing(Message::sentAt).thenComparingLong(place))
                .limit(limit)
                .toList();
    }

    private Found containing(String text, Predicate<Message> wanted, @Nullable MessageId before, int limit) {
        var all = all().filter(wanted)
                .filter(message -> before == null || message.id().value().compareTo(before.value()) < 0)
                .sorted(comparing((Message message) -> message.id().value()).reversed())
                .toList();
        var looked = all.subList(0, Math.min(span, all.size()));
        var found = looked.stream()
                .filter(message -> !message.wasDeleted()
                        && message.content().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
                .limit(limit)
                .toList();
        return new Found(found, all.size() > span ? looked.getLast().id() : null);
    }

    private Stream<Message> all() {
        return messages.all().stream().map(Changed::message);
    }

    private static boolean isIn(Room room, Message message) {
        return message.chatId().equals(room.chat()) && message.audience() == room.audience();
    }
}
