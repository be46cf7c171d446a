package dev.charla.application.port.out;

import dev.charla.domain.assistant.Faq;
import dev.charla.domain.people.SiteId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Keeps what sites answer to frequent questions. Every method joins the caller's transaction, if there is one. */
public interface FaqRepository {

    /** @return {@link Faq#EMPTY} for a site that never had one */
    Faq of(SiteId site);

    /** Of each site that has an FAQ, which one it is: another one after each {@link #put}, on every node. */
    Map<SiteId, UUID> revisions();

    /** Puts an FAQ in place of the one before. */
    void put(SiteId site, Faq faq, UUID revision, Instant at);
}
