package dev.charla.application.port.out;

import dev.charla.domain.chat.ChatEvent.ChatOpenedEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Origin;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.VisitorId;
import java.util.Set;

/** What a node listens to on behalf of its sockets, so that it hears of nothing else. */
public sealed interface Channel {

    /** Everything in the rooms of one chat: one channel for all of them, as who hears one of them mostly hears the others. */
    record OfChat(ChatId chat) implements Channel {}

    /** Everything in the rooms of a site's chats, for the staff that works there. */
    record OfSite(SiteId site) implements Channel {}

    /** The chats that are opened for a visitor, which it cannot have joined yet. */
    record OfVisitor(VisitorId visitor) implements Channel {}

    /**
     * Where an entry is to be heard.
     *
     * @param origin of the entry's chat
     */
    static Set<Channel> of(RoomEntry entry, Origin origin) {
        var chat = new OfChat(entry.room().chat());
        var site = new OfSite(origin.site());
        return entry.event() instanceof ChatOpenedEvent
                ? Set.of(chat, site, new OfVisitor(origin.visitor()))
                : Set.of(chat, site);
    }
}
