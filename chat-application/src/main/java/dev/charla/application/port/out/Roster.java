package dev.charla.application.port.out;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.Duty;
import dev.charla.domain.people.PresenceStatus;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what staff wants to be, and knows how busy each is. Every method joins the caller's transaction, if there is one.
 *
 * <p>Whoever locks a chat and somebody of the staff locks the chat first.
 */
public interface Roster {

    Optional<Duty> find(StaffId id);

    /** Finds somebody and keeps others from giving chats to that person until the transaction ends; waits for those who do. */
    Optional<Duty> lock(StaffId id);

    /** As {@link #lock}, but empty at once when somebody else holds the lock. */
    Optional<Duty> tryLock(StaffId id);

    /** Those who may see the site's chats and chose {@link PresenceStatus#ONLINE}, in no promised order. */
    List<Duty> online(SiteId site);

    void choose(StaffId id, PresenceStatus status, Instant at);

    /** The chats that are assigned to somebody and not closed, in no promised order. */
    List<ChatId> activeChats(StaffId id);

    /** The sites of a tenant where chats wait, in no promised order. */
    List<SiteId> sitesWithQueue(TenantId tenant);

    /** The chats that wait at a site, most urgent and then oldest first. */
    List<ChatId> queue(SiteId site, int limit);
}
