package dev.charla.api.websocket;

import dev.charla.domain.people.SiteId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a plain WebSocket belongs to.
 *
 * @param key the same for one person whatever connection it comes by, and unlike anybody else's
 * @param userIds by which it may call itself
 * @param sites that are this person's; {@code null} for somebody who has to do with none in particular
 */
public record Caller(
        String key, Set<String> userIds, @Nullable Set<SiteId> sites) {

    public Caller {
        userIds = Set.copyOf(userIds);
        sites = sites == null ? null : Set.copyOf(sites);
    }
}
