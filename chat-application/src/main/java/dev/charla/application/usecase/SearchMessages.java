package dev.charla.application.usecase;

import static java.util.Comparator.comparing;

import dev.charla.application.port.in.Chats;
import dev.charla.application.port.in.MessageSearch;
import dev.charla.application.port.out.MessageIndex;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.people.Correspondent;
import dev.charla.domain.people.Insider;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Visitor;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Searches the sites of an insider, each by itself, and puts what was found in one order. */
public final class SearchMessages implements MessageSearch {

    private static final Comparator<Message> NEWEST_FIRST =
            comparing((Message message) -> message.id().value()).reversed();

    private final Chats chats;
    private final MessageIndex index;

    public SearchMessages(Chats chats, MessageIndex index) {
        this.chats = chats;
        this.index = index;
    }

    @Override
    public Found search(
            Participant searcher, String text, @Nullable ChatId chat, int limit, @Nullable MessageId before) {
        return switch (searcher) {
            case Visitor visitor -> throw new StaffOnly();
            case Correspondent correspondent -> throw new StaffOnly();
            case Insider insider -> found(insider, text, chat, limit, before);
        };
    }

    private Found found(Insider insider, String text, @Nullable ChatId chat, int limit, @Nullable MessageId before) {
        var looked = chat == null
                ? ofSites(insider, text, limit + 1, before)
                : List.of(ofChat(insider, text, chat, limit + 1, before));
        var end = end(looked);
        var found = looked.stream()
                .flatMap(part -> part.messages().stream())
                .filter(message -> end == null || message.id().value().compareTo(end.value()) >= 0)
                .sorted(NEWEST_FIRST)
                .toList();
        return found.size() > limit
                ? new Found(found.subList(0, limit), found.get(limit - 1).id())
                : new Found(found, end);
    }

    /** How far all parts were looked at: where the first of them stopped. */
    private static @Nullable MessageId end(List<MessageIndex.Found> parts) {
        return parts.stream()
                .flatMap(part -> Stream.ofNullable(part.lookedUntil()))
                .max(comparing(MessageId::value))
                .orElse(null);
    }

    private MessageIndex.Found ofChat(
            Insider insider, String text, ChatId chat, int limit, @Nullable MessageId before) {
        chats.seenBy(insider, chat);
        return index.containing(text, chat, before, limit);
    }

    private List<MessageIndex.Found> ofSites(Insider insider, String text, int limit, @Nullable MessageId before) {
        return insider.sites().stream()
                .map(site -> index.containing(text, site, before, limit))
                .toList();
    }
}
