package dev.charla.application.memory;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.charla.application.port.out.SessionIndex;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Knows the sessions that it was told of. */
public final class MemorySessionIndex implements SessionIndex {

    private final Map<String, Instant> expiries = new ConcurrentHashMap<>();

    @Override
    public Set<String> living(Collection<String> ids, Instant now) {
        return ids.stream()
                .filter(id -> now.isBefore(expiries.getOrDefault(id, Instant.MIN)))
                .collect(toUnmodifiableSet());
    }

    public void open(String id, Instant expiresAt) {
        expiries.put(id, expiresAt);
    }

    public void end(String id) {
        expiries.remove(id);
    }
}
