package dev.charla.application.memory;

import dev.charla.application.memory.MemoryAssistantSessions.Kept;
import dev.charla.application.port.out.AssistantSessions;
import dev.charla.domain.assistant.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

final class MemoryAssistantSessions implements AssistantSessions {

    private final Table<Kept> all;
    private final AtomicLong numbers;

    MemoryAssistantSessions(Table<Kept> all, AtomicLong numbers) {
        this.all = all;
        this.numbers = numbers;
    }

    @Override
    public long open(String owner, Instant at) {
        var number = numbers.incrementAndGet();
        all.add(new Kept(number, owner, List.of(), at));
        return number;
    }

    @Override
    public Optional<List<Turn>> last(long session, String owner, int limit) {
        return find(session, owner).map(kept -> {
            var turns = kept.turns();
            return turns.subList(Math.max(0, turns.size() - limit), turns.size());
        });
    }

    @Override
    public boolean add(long session, String owner, List<Turn> turns, Instant at) {
        var found = find(session, owner);
        found.ifPresent(kept -> all.replace(
                kept::equals,
                new Kept(
                        session,
                        owner,
                        Stream.concat(kept.turns().stream(), turns.stream()).toList(),
                        at)));
        return found.isPresent();
    }

    @Override
    public int forget(Instant before, int limit) {
        var old = all.all().stream()
                .filter(kept -> kept.lastSaidAt().isBefore(before))
                .limit(limit)
                .toList();
        all.remove(old::contains);
        return old.size();
    }

    private Optional<Kept> find(long session, String owner) {
        return all.find(kept -> kept.number() == session && kept.owner().equals(owner));
    }

    record Kept(long number, String owner, List<Turn> turns, Instant lastSaidAt) {}
}
