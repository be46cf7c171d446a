package dev.charla.application.memory;

import dev.charla.application.port.out.SocketMemory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One that several nodes of a test share. */
public final class MemorySocketMemory implements SocketMemory {

    private final Map<String, Known> sockets = new HashMap<>();
    private final LongSupplier nanos;

    public MemorySocketMemory(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public synchronized boolean keep(String name, String turn, String known, Duration lifetime) {
        var before = find(name);
        if (before != null && !before.turn().equals(turn)) {
            return false;
        }
        sockets.put(name, new Known(turn, known, nanos.getAsLong() + lifetime.toNanos()));
        return true;
    }

    @Override
    public synchronized Optional<String> take(String name, String turn) {
        var before = find(name);
        if (before == null || before.text() == null) {
            return Optional.empty();
        }
        sockets.put(name, new Known(turn, null, before.until()));
        return Optional.of(before.text());
    }

    @Override
    public synchronized void forget(String name, String turn) {
        var before = find(name);
        if (before != null && before.turn().equals(turn)) {
            sockets.remove(name);
        }
    }

    @Override
    public boolean isShared() {
        return true;
    }

    private @Nullable Known find(String name) {
        var known = sockets.get(name);
        return known == null || known.until() <= nanos.getAsLong() ? null : known;
    }

    private record Known(String turn, @Nullable String text, long until) {}
}
