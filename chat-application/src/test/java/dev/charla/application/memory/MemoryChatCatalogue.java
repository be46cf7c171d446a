package dev.charla.application.memory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.Comparator.reverseOrder;

import dev.charla.application.memory.MemoryStaffRepository.Kept;
import dev.charla.application.port.in.ChatViews.ChatView;
import dev.charla.application.port.in.ChatViews.Filter;
import dev.charla.application.port.in.ChatViews.LastMessage;
import dev.charla.application.port.in.ChatViews.Order;
import dev.charla.application.port.in.ChatViews.Place;
import dev.charla.application.port.out.ChatCatalogue;
import dev.charla.application.port.out.ChatTags;
import dev.charla.application.port.out.MessageIndex.Changed;
import dev.charla.application.port.out.VisitorRepository.Profile;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.Tags;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.SiteId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryChatCatalogue implements ChatCatalogue {

    private final Table<Chat> chats;
    private final Table<Changed> messages;
    private final Table<Profile> visitors;
    private final Table<Kept> accounts;
    private final ChatTags tags;
    private final MemoryUnreadCounts unread;

    MemoryChatCatalogue(
            Table<Chat> chats,
            Table<Changed> messages,
            Table<Profile> visitors,
            Table<Kept> accounts,
            ChatTags tags,
            MemoryUnreadCounts unread) {
        this.chats = chats;
        this.messages = messages;
        this.visitors = visitors;
        this.accounts = accounts;
        this.tags = tags;
        this.unread = unread;
    }

    @Override
    public Optional<ChatView> find(ChatId id, Participant viewer) {
        return chats.find(chat -> chat.id().equals(id)).map(chat -> view(chat, viewer));
    }

    @Override
    public List<ChatView> page(Set<SiteId> sites, Filter filter, Participant viewer, int limit, @Nullable Place after) {
        return fitting(sites, filter)
                .sorted(comparing(MemoryChatCatalogue::placeOf, order(filter.order())))
                .filter(chat -> after == null || order(filter.order()).compare(placeOf(chat), after) > 0)
                .limit(limit)
                .map(chat -> view(chat, viewer))
                .toList();
    }

    @Override
    public long count(Set<SiteId> sites, Filter filter) {
        return fitting(sites, filter).count();
    }

    private Stream<Chat> fitting(Set<SiteId> sites, Filter filter) {
        return chats.all().stream()
                .filter(chat -> sites.contains(chat.origin().site()))
                .filter(chat -> fits(filter.status(), chat.progress().status()))
                .filter(chat -> fits(filter.assignee(), chat.progress().assignee()))
                .filter(chat -> fits(filter.visitor(), chat.origin().visitor()))
                .filter(chat -> fits(filter.site(), chat.origin().site()))
                .filter(chat -> filter.tag() == null || isTagged(chat, filter.tag()))
                .filter(chat ->
                        filter.openedFrom() == null || !chat.origin().openedAt().isBefore(filter.openedFrom()))
                .filter(chat ->
                        filter.openedTo() == null || chat.origin().openedAt().isBefore(filter.openedTo()));
    }

    private boolean isTagged(Chat chat, String tag) {
        return tags.of(chat.id()).texts().stream().map(Tags::key).anyMatch(Tags.key(tag)::equals);
    }

    private static boolean fits(@Nullable Object wanted, @Nullable Object value) {
        return wanted == null || wanted.equals(value);
    }

    private static Comparator<Place> order(Order order) {
        var oldest =
                comparing(Place::openedAt).thenComparing(place -> place.id().toString());
        return switch (order) {
            case NEWEST -> oldest.reversed();
            case OLDEST -> oldest;
            case MOST_URGENT -> comparing(Place::urgency, reverseOrder()).thenComparing(oldest);
        };
    }

    private static Place placeOf(Chat chat) {
        return new Place(chat.progress().priority().urgency(), chat.origin().openedAt(), chat.id());
    }

    private ChatView view(Chat chat, Participant viewer) {
        var tally = chat.tally();
        return new ChatView(
                chat,
                visitors.find(profile -> profile.id().equals(chat.origin().visitor()))
                        .orElseThrow()
                        .contact(),
                assigneeName(chat),
                lastMessage(chat, viewer.isStaff()),
                viewer.isStaff() ? tally.messages() : tally.publicMessages(),
                unread.count(viewer, chat.id()),
                viewer.isStaff() ? tags.of(chat.id()) : Tags.NONE);
    }

    private @Nullable String assigneeName(Chat chat) {
        return accounts.find(
                        account -> Objects.equals(account.id(), chat.progress().assignee()))
                .map(account -> account.employee().staff().name())
                .orElse(null);
    }

    private @Nullable LastMessage lastMessage(Chat chat, boolean withNotes) {
        return messages.all().stream()
                .map(Changed::message)
                .filter(message -> message.chatId().equals(chat.id()))
                .filter(message -> withNotes || !message.internal())
                .max(comparingLong(Message::ordinal))
                .map(message -> new LastMessage(message.sentAt(), preview(message.content())))
                .orElse(null);
    }

    private static String preview(String content) {
        return content.codePoints()
                .limit(LastMessage.MAX_PREVIEW)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
