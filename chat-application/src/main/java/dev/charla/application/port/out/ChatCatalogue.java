package dev.charla.application.port.out;

import dev.charla.application.port.in.ChatViews.ChatView;
import dev.charla.application.port.in.ChatViews.Filter;
import dev.charla.application.port.in.ChatViews.Place;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.SiteId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds chats and shows them with what stands elsewhere. A page costs the same at the start and at the end of a list. */
public interface ChatCatalogue {

    /** @param withNotes whether the last message and the total may reflect notes */
    Optional<ChatView> find(ChatId id, boolean withNotes);

    /**
     * @param sites chats of other sites are left out
     * @param after only chats that come later in the filter's order
     */
    List<ChatView> page(Set<SiteId> sites, Filter filter, boolean withNotes, int limit, @Nullable Place after);

    long count(Set<SiteId> sites, Filter filter);
}
