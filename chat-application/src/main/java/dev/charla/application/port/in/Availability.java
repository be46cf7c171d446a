package dev.charla.application.port.in;

import dev.charla.application.port.in.IdentityRefusal.ForeignOrigin;
import dev.charla.application.port.in.IdentityRefusal.UnknownSite;
import dev.charla.domain.people.PresenceStatus;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.StaffId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who takes chats now. */
public interface Availability {

    /** Those of some sites who would be given a chat now, each once, whose turn it is first. */
    List<Available> at(Set<SiteId> sites);

    /**
     * Whether somebody would be given a chat of a site now, for whoever knows the site's key.
     *
     * @param origin of the page that asks; {@code null} outside of browsers
     * @throws UnknownSite when no site has this domain with this key
     * @throws ForeignOrigin when the site does not offer its chat on that page
     */
    Staffing at(String domain, String apiKey, @Nullable String origin);

    record Available(StaffId id, String name, PresenceStatus status, long activeChats, int capacity) {}

    /**
     * @param available whether somebody has room for one more chat
     * @param online how many take chats, with or without room for one more
     */
    record Staffing(boolean available, int online) {}
}
