package dev.charla.domain.chat;

import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.VisitorId;
import java.time.Instant;
import java.util.Map;

/** Where a chat comes from; set at its opening and never changed. */
public record Origin(TenantId tenant, SiteId site, VisitorId visitor, Map<String, String> metadata, Instant openedAt) {

    public Origin {
        metadata = Map.copyOf(metadata);
    }
}
