package dev.charla.application.memory;

import static java.util.Comparator.comparingLong;

import dev.charla.application.port.out.MessageIndex.Changed;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryMessageRepository implements MessageRepository {

    private final Table<Changed> messages;

    MemoryMessageRepository(Table<Changed> messages) {
        this.messages = messages;
    }

    @Override
    public void add(Message message) {
        messages.addUnless(present -> clash(present.message(), message), new Changed(message, message.seq()));
    }

    @Override
    public Optional<Message> find(MessageId id) {
        return all().filter(message -> message.id().equals(id)).findFirst();
    }

    @Override
    public List<Message> findAll(Set<MessageId> ids) {
        return all().filter(message -> ids.contains(message.id())).toList();
    }

    @Override
    public void update(Message message, long changedSeq) {
        messages.replace(present -> present.message().id().equals(message.id()), new Changed(message, changedSeq));
    }

    @Override
    public Optional<Message> findByClientId(ChatId chat, UUID sender, String clientMessageId) {
        return all().filter(message -> message.chatId().equals(chat)
                        && message.sender().id().equals(sender)
                        && clientMessageId.equals(message.clientMessageId()))
                .findFirst();
    }

    @Override
    public List<Message> findAllByClientId(Set<ClientKey> keys) {
        return keys.stream()
                .flatMap(key -> findByClientId(key.chat(), key.sender(), key.clientMessageId()).stream())
                .toList();
    }

    @Override
    public List<Message> page(ChatId chat, int limit, @Nullable Long before) {
        return page(message -> message.chatId().equals(chat), Message::ordinal, limit, before);
    }

    @Override
    public List<Message> publicPage(ChatId chat, int limit, @Nullable Long before) {
        return page(message -> message.chatId().equals(chat) && !message.internal(), Message::seq, limit, before);
    }

    private List<Message> page(
            Predicate<Message> wanted, ToLongFunction<Message> place, int limit, @Nullable Long before) {
        return all().filter(wanted)
                .filter(message -> before == null || place.applyAsLong(message) < before)
                .sorted(comparingLong(place).reversed())
                .limit(limit)
                .toList();
    }

    private Stream<Message> all() {
        return messages.all().stream().map(Changed::message);
    }

    private static boolean clash(Message one, Message two) {
        var samePlace = one.internal() == two.internal() && one.seq() == two.seq();
        var sameKey = one.clientMessageId() != null
                && one.clientMessageId().equals(two.clientMessageId())
                && one.sender().id().equals(two.sender().id());
        return one.id().equals(two.id())
                || (one.chatId().equals(two.chatId()) && (samePlace || sameKey || one.ordinal() == two.ordinal()));
    }
}
