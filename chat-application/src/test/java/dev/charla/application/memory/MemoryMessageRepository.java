package dev.charla.application.memory;

import static java.util.Comparator.comparingLong;

import dev.charla.application.port.out.MessageRepository;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

final class MemoryMessageRepository implements MessageRepository {

    private final Table<Message> messages;

    MemoryMessageRepository(Table<Message> messages) {
        this.messages = messages;
    }

    @Override
    public void add(Message message) {
        messages.addUnless(present -> clash(present, message), message);
    }

    @Override
    public Optional<Message> findByClientId(ChatId chat, UUID sender, String clientMessageId) {
        return messages.find(message -> message.chatId().equals(chat)
                && message.sender().id().equals(sender)
                && clientMessageId.equals(message.clientMessageId()));
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
        return messages.all().stream()
                .filter(wanted)
                .filter(message -> before == null || place.applyAsLong(message) < before)
                .sorted(comparingLong(place).reversed())
                .limit(limit)
                .toList();
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
