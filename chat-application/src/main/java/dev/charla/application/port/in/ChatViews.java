package dev.charla.application.port.in;

import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Tags;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.VisitorId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows chats as one person may see them: nothing in a visitor's view reflects notes. */
public interface ChatViews {

    /** Fewest and most chats of a page. */
    int MIN_LIMIT = 1;

    int MAX_LIMIT = 100;

    /** @throws ChatNotFound when it is absent, or not this person's to see */
    ChatView view(Participant viewer, ChatId id);

    /** The chats that fit the filter and that this person may see, in the filter's order. */
    Page list(Participant viewer, Filter filter, int limit, @Nullable Place after);

    /**
     * A chat with what its row alone does not tell.
     *
     * @param assigneeName {@code null} when nobody has the chat
     * @param lastMessage the last one that the viewer may see
     * @param totalMessages those that the viewer may see
     * @param unreadMessages as many as {@link MessageHistory#unread} tells the viewer, so {@value
     *     MessageHistory#MAX_UNREAD} at most
     * @param tags none for a visitor: they are the staff's own words
     */
    record ChatView(
            Chat chat,
            ContactDetails contact,
            @Nullable String assigneeName,
            @Nullable LastMessage lastMessage,
            long totalMessages,
            int unreadMessages,
            Tags tags) {

        /** When something last happened. */
        public Instant updatedAt() {
            var progress = chat.progress();
            var latest = chat.origin().openedAt();
            for (var moment : new @Nullable Instant[] {
                progress.assignedAt(), progress.closedAt(), lastMessage == null ? null : lastMessage.at()
            }) {
                latest = moment != null && moment.isAfter(latest) ? moment : latest;
            }
            return latest;
        }
    }

    /** @param preview the beginning of its text */
    record LastMessage(Instant at, String preview) {

        /** Longest preview, in code points. */
        public static final int MAX_PREVIEW = 100;
    }

    /**
     * Which chats, and in what order. A missing part does not filter.
     *
     * @param tag in any case
     * @param openedFrom inclusive
     * @param openedTo exclusive
     */
    record Filter(
            @Nullable ChatStatus status,
            @Nullable StaffId assignee,
            @Nullable VisitorId visitor,
            @Nullable SiteId site,
            @Nullable String tag,
            @Nullable Instant openedFrom,
            @Nullable Instant openedTo,
            Order order) {

        public static final Filter ALL = new Filter(null, null, null, null, null, null, null, Order.NEWEST);

        /** The chats that wait, the most urgent and then the oldest first. */
        public static final Filter QUEUE =
                new Filter(ChatStatus.PENDING, null, null, null, null, null, null, Order.MOST_URGENT);

        public Filter of(VisitorId one) {
            return new Filter(status, assignee, one, site, tag, openedFrom, openedTo, order);
        }

        public Filter of(StaffId one) {
            return new Filter(status, one, visitor, site, tag, openedFrom, openedTo, order);
        }
    }

    /** What comes first. */
    enum Order {
        NEWEST,
        OLDEST,
        MOST_URGENT
    }

    /**
     * Where a page ended: the last chat's priority, opening and id.
     *
     * @param urgency the priority's rank; counts in {@link Order#MOST_URGENT} alone
     */
    record Place(int urgency, Instant openedAt, ChatId id) {}

    /** @param next where the next page begins; {@code null} on the last */
    record Page(List<ChatView> chats, long total, @Nullable Place next) {

        public Page {
            chats = List.copyOf(chats);
        }
    }
}
