package dev.charla.application.port.out;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which messages are still to be posted to the webhook: each from the transaction that stored the message until it was
 * taken there, whatever ends in between. The words are the message's alone, so that they go with it.
 */
public interface WebhookOutbox {

    /** Joins the caller's transaction. */
    void add(Outgoing outgoing);

    /**
     * Hands out what is due, the longest due first, each to one caller on whatever node until the lease ends. Of a chat it is
     * never more than the first that is still to be posted, so that its messages are posted in their order.
     *
     * @param leasedUntil when others may have it, unless it was settled
     * @param limit most at once
     */
    List<Outgoing> claim(Instant now, Instant leasedUntil, int limit);

    /** It was taken, or there is nothing to post any more. */
    void settle(UUID id);

    /**
     * It was not taken.
     *
     * @param claimed as it was handed out; has no effect when it was handed out again since then
     * @param next when it is due again
     */
    void postpone(Outgoing claimed, String error, Instant next);

    /** It was not taken and is not tried any more. As {@link #postpone} otherwise; the chat's next one may be posted then. */
    void giveUp(Outgoing claimed, String error, Instant at);

    /**
     * Those that were given up, the newest first.
     *
     * @param before only smaller ids; {@code null} for no bound
     */
    List<DeadLetter> dead(Set<SiteId> sites, int limit, @Nullable UUID before);

    long countDead(Set<SiteId> sites);

    /**
     * Makes one due that was given up, as if it had never been tried, before later ones of its chat.
     *
     * @return whether there was such a one
     */
    boolean revive(UUID id, Set<SiteId> sites, Instant now);

    Backlog backlog();

    /**
     * @param id the same for every attempt
     * @param seq the message's place in its chat's public room
     * @param attempts how often it was handed out
     */
    record Outgoing(
            UUID id,
            SiteId site,
            ChatId chat,
            long seq,
            MessageId message,
            PhoneNumber phone,
            Instant createdAt,
            int attempts) {}

    /** @param error why the last attempt failed */
    record DeadLetter(Outgoing outgoing, String error, Instant diedAt) {}

    /** @param oldest since when the oldest that waits does so; empty when none does */
    record Backlog(long waiting, long dead, Optional<Instant> oldest) {}
}
