package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.WebhookOutbox;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.SiteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each claim is one update that succeeds for one node; nothing is locked while a message is posted. */
final class JdbcWebhookOutbox implements WebhookOutbox {

    private final JdbcClient jdbc;

    JdbcWebhookOutbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Outgoing outgoing) {
        jdbc.sql("""
                insert into webhook_outbox
                (id, site_id, chat_id, seq, message_id, phone, created_at, attempts, next_attempt_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(outgoing.id())
                .param(outgoing.site().value())
                .param(outgoing.chat().value())
                .param(outgoing.seq())
                .param(outgoing.message().value())
                .param(outgoing.phone().value())
                .param(Columns.of(outgoing.createdAt()))
                .param(outgoing.attempts())
                .param(Columns.of(outgoing.createdAt()))
                .update();
    }

    @Override
    public List<Outgoing> claim(Instant now, Instant leasedUntil, int limit) {
        return due(now, limit).stream()
                .filter(outgoing -> lease(outgoing, now, leasedUntil))
                .map(JdbcWebhookOutbox::triedOnceMore)
                .toList();
    }

    private List<Outgoing> due(Instant now, int limit) {
        return jdbc.sql("""
                select * from webhook_outbox due
                where died_at is null and next_attempt_at <= :now and (leased_until is null or leased_until <= :now)
                and not exists (
                  select 1 from webhook_outbox earlier
                  where earlier.chat_id = due.chat_id and earlier.died_at is null and earlier.seq < due.seq)
                order by next_attempt_at, id limit :limit""")
                .param("now", Columns.of(now))
                .param("limit", limit)
                .query(JdbcWebhookOutbox::outgoing)
                .list();
    }

    /** The count of attempts is another for whoever comes second. */
    private boolean lease(Outgoing outgoing, Instant now, Instant until) {
        return jdbc.sql("""
                        update webhook_outbox set leased_until = ?, attempts = attempts + 1
                        where id = ? and attempts = ? and died_at is null and (leased_until is null or leased_until <= ?)""")
                        .param(Columns.of(until))
                        .param(outgoing.id())
                        .param(outgoing.attempts())
                        .param(Columns.of(now))
                        .update()
                == 1;
    }

    private static Outgoing triedOnceMore(Outgoing outgoing) {
        return new Outgoing(
                outgoing.id(),
                outgoing.site(),
                outgoing.chat(),
                outgoing.seq(),
                outgoing.message(),
                outgoing.phone(),
                outgoing.createdAt(),
                outgoing.attempts() + 1);
    }

    @Override
    public void settle(UUID id) {
        jdbc.sql("delete from webhook_outbox where id = ?").param(id).update();
    }

    @Override
    public void postpone(Outgoing claimed, String error, Instant next) {
        failed(claimed, error, "next_attempt_at", next);
    }

    @Override
    public void giveUp(Outgoing claimed, String error, Instant at) {
        failed(claimed, error, "died_at", at);
    }

    /** The count of attempts is another once somebody else has claimed it. */
    private void failed(Outgoing claimed, String error, String column, Instant time) {
        jdbc.sql("""
                update webhook_outbox set %s = ?, leased_until = null, last_error = ?
                where id = ? and attempts = ? and died_at is null""".formatted(column))
                .param(Columns.of(time))
                .param(error)
                .param(claimed.id())
                .param(claimed.attempts())
                .update();
    }

    @Override
    public List<DeadLetter> dead(Set<SiteId> sites, int limit, @Nullable UUID before) {
        if (sites.isEmpty()) {
            return List.of();
        }
        var all = "select * from webhook_outbox where site_id in (:sites) and died_at is not null";
        return jdbc.sql(all + (before == null ? "" : " and id < :before") + " order by id desc limit :limit")
                .param("sites", values(sites))
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new DeadLetter(
                        outgoing(row, number), row.getString("last_error"), Columns.instant(row, "died_at")))
                .list();
    }

    @Override
    public long countDead(Set<SiteId> sites) {
        return sites.isEmpty()
                ? 0
                : jdbc.sql("select count(*) from webhook_outbox where site_id in (:sites) and died_at is not null")
                        .param("sites", values(sites))
                        .query(Long.class)
                        .single();
    }

    @Override
    public boolean revive(UUID id, Set<SiteId> sites, Instant now) {
        return !sites.isEmpty()
                && jdbc.sql("""
                        update webhook_outbox set died_at = null, attempts = 0, next_attempt_at = :now
                        where id = :id and site_id in (:sites) and died_at is not null""")
                                .param("now", Columns.of(now))
                                .param("id", id)
                                .param("sites", values(sites))
                                .update()
                        == 1;
    }

    @Override
    public Backlog backlog() {
        var dead = jdbc.sql("select count(*) from webhook_outbox where died_at is not null")
                .query(Long.class)
                .single();
        return jdbc.sql(
                        "select count(*) as waiting, min(created_at) as oldest from webhook_outbox where died_at is null")
                .query((row, number) -> new Backlog(
                        row.getLong("waiting"), dead, Optional.ofNullable(Columns.instantOrNull(row, "oldest"))))
                .single();
    }

    private static List<UUID> values(Set<SiteId> sites) {
        return sites.stream().map(SiteId::value).toList();
    }

    private static Outgoing outgoing(ResultSet row, int number) throws SQLException {
        return new Outgoing(
                Columns.uuid(row, "id"),
                new SiteId(Columns.uuid(row, "site_id")),
                new ChatId(Columns.uuid(row, "chat_id")),
                row.getLong("seq"),
                new MessageId(Columns.uuid(row, "message_id")),
                new PhoneNumber(row.getString("phone")),
                Columns.instant(row, "created_at"),
                row.getInt("attempts"));
    }
}
