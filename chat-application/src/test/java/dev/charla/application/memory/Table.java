package dev.charla.application.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Immutable rows in the order in which they were added. */
final class Table<R> implements Undoable {

    private final Map<Long, R> rows = new ConcurrentSkipListMap<>();
    private final AtomicLong numbers = new AtomicLong();

    void add(R row) {
        rows.put(numbers.incrementAndGet(), row);
    }

    /** Adds a row where nothing is in its place; throws {@link IllegalStateException} otherwise. */
    void addUnless(Predicate<R> taken, R row) {
        if (find(taken).isPresent()) {
            throw new IllegalStateException("taken already: " + row);
        }
        add(row);
    }

    void replace(Predicate<R> old, R row) {
        rows.replaceAll((number, present) -> old.test(present) ? row : present);
    }

    void remove(Predicate<R> unwanted) {
        rows.values().removeIf(unwanted);
    }

    Optional<R> find(Predicate<R> wanted) {
        return rows.values().stream().filter(wanted).findFirst();
    }

    List<R> all() {
        return List.copyOf(rows.values());
    }

    @Override
    public Runnable checkpoint() {
        var before = Map.copyOf(rows);
        return () -> {
            rows.clear();
            rows.putAll(before);
        };
    }
}
