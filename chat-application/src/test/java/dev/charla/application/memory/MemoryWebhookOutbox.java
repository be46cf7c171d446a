package dev.charla.application.memory;

import dev.charla.application.port.out.WebhookOutbox;
import dev.charla.domain.people.SiteId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryWebhookOutbox implements WebhookOutbox {

    private final Table<Waiting> rows;

    MemoryWebhookOutbox(Table<Waiting> rows) {
        this.rows = rows;
    }

    @Override
    public void add(Outgoing outgoing) {
        rows.addUnless(
                row -> row.outgoing().id().equals(outgoing.id()),
                new Waiting(outgoing, outgoing.createdAt(), null, null, null));
    }

    @Override
    public synchronized List<Outgoing> claim(Instant now, Instant leasedUntil, int limit) {
        return waiting()
                .filter(row -> !row.next().isAfter(now))
                .filter(row -> row.leasedUntil() == null || !row.leasedUntil().isAfter(now))
                .filter(this::isFirstOfItsChat)
                .sorted(Comparator.comparing(Waiting::next))
                .limit(limit)
                .map(row -> lease(row, leasedUntil))
                .toList();
    }

    private Outgoing lease(Waiting row, Instant until) {
        var leased = row.triedOnceMore(until);
        rows.replace(row::equals, leased);
        return leased.outgoing();
    }

    private boolean isFirstOfItsChat(Waiting row) {
        return waiting()
                .map(Waiting::outgoing)
                .noneMatch(other -> other.chat().equals(row.outgoing().chat())
                        && other.seq() < row.outgoing().seq());
    }

    @Override
    public void settle(UUID id) {
        rows.remove(row -> row.outgoing().id().equals(id));
    }

    @Override
    public void postpone(Outgoing claimed, String error, Instant next) {
        change(claimed, row -> new Waiting(row.outgoing(), next, null, error, null));
    }

    @Override
    public void giveUp(Outgoing claimed, String error, Instant at) {
        change(claimed, row -> new Waiting(row.outgoing(), row.next(), null, error, at));
    }

    private void change(Outgoing claimed, UnaryOperator<Waiting> change) {
        waiting()
                .filter(row -> row.outgoing().equals(claimed))
                .findFirst()
                .ifPresent(row -> rows.replace(row::equals, change.apply(row)));
    }

    @Override
    public List<DeadLetter> dead(Set<SiteId> sites, int limit, @Nullable UUID before) {
        return deadAt(sites)
                .filter(letter -> before == null || letter.outgoing().id().compareTo(before) < 0)
                .sorted(Comparator.comparing(
                                (DeadLetter letter) -> letter.outgoing().id())
                        .reversed())
                .limit(limit)
                .toList();
    }

    private Stream<DeadLetter> deadAt(Set<SiteId> sites) {
        return rows.all().stream()
                .filter(row -> sites.contains(row.outgoing().site()))
                .flatMap(row -> row.letter().stream());
    }

    @Override
    public long countDead(Set<SiteId> sites) {
        return deadAt(sites).count();
    }

    @Override
    public boolean revive(UUID id, Set<SiteId> sites, Instant now) {
        var dead = rows.find(row -> row.diedAt() != null
                && row.outgoing().id().equals(id)
                && sites.contains(row.outgoing().site()));
        dead.ifPresent(row -> rows.replace(row::equals, row.revived(now)));
        return dead.isPresent();
    }

    @Override
    public Backlog backlog() {
        var dead = rows.all().size() - waiting().count();
        var oldest = waiting().map(row -> row.outgoing().createdAt()).min(Comparator.naturalOrder());
        return new Backlog(waiting().count(), dead, oldest);
    }

    private Stream<Waiting> waiting() {
        return rows.all().stream().filter(row -> row.diedAt() == null);
    }

    /** A row as the database has it. */
    record Waiting(
            Outgoing outgoing,
            Instant next,
            @Nullable Instant leasedUntil,
            @Nullable String error,
            @Nullable Instant diedAt) {

        private Waiting triedOnceMore(Instant until) {
            return new Waiting(with(outgoing.attempts() + 1), next, until, error, diedAt);
        }

        private Waiting revived(Instant now) {
            return new Waiting(with(0), now, null, error, null);
        }

        private Optional<DeadLetter> letter() {
            return diedAt == null
                    ? Optional.empty()
                    : Optional.of(new DeadLetter(outgoing, error == null ? "" : error, diedAt));
        }

        private Outgoing with(int attempts) {
            return new Outgoing(
                    outgoing.id(),
                    outgoing.site(),
                    outgoing.chat(),
                    outgoing.seq(),
                    outgoing.message(),
                    outgoing.phone(),
                    outgoing.createdAt(),
                    attempts);
        }
    }
}
