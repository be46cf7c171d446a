package dev.charla.application.memory;

import dev.charla.application.port.out.CallCounts;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** One that several nodes of a test share. */
public final class MemoryCallCounts implements CallCounts {

    private final Map<Counted, Long> fullAgain = new HashMap<>();
    private final LongSupplier nanos;

    public MemoryCallCounts(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public synchronized Optional<Duration> take(Allowance allowance, String caller) {
        var counted = new Counted(allowance.name(), caller);
        var now = nanos.getAsLong();
        var full = Math.max(now, fullAgain.getOrDefault(counted, now))
                + allowance.each().toNanos();
        var wait = full - now - allowance.each().toNanos() * allowance.times();
        if (wait > 0) {
            return Optional.of(Duration.ofNanos(wait));
        }
        fullAgain.put(counted, full);
        return Optional.empty();
    }

    @Override
    public synchronized void giveBack(Allowance allowance, String caller) {
        fullAgain.computeIfPresent(
                new Counted(allowance.name(), caller),
                (same, full) -> full - allowance.each().toNanos());
    }

    private record Counted(String name, String caller) {}
}
