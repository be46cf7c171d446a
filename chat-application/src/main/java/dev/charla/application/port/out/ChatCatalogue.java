package dev.charla.application.port.out;

import dev.charla.application.port.in.ChatViews.ChatView;
import dev.charla.application.port.in.ChatViews.Filter;
import dev.charla.application.port.in.ChatViews.Place;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.SiteId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds chats and shows them with what stands elsewhere. A page costs the same at the start and at the end of a list. */
public interface ChatCatalogue {

    /** @param viewer whose view it is; whether it may be shown at all is the caller's to ask */
    Optional<ChatView> find(ChatId id, Participant viewer);

    /**
     * @param sites chats of other sites are left out
     * @param viewer as in {@link #find}
     * @param after only chats that come later in the filter's order
     */
    List<ChatView> page(Set<SiteId> sites, Filter filter, Participant viewer, int limit, @Nullable Place after);

    long count(Set<SiteId> sites, Filter filter);
}
