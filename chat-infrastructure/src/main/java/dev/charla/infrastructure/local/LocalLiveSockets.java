package dev.charla.infrastructure.local;

import dev.charla.application.port.out.LiveSockets;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** The sockets of this node, which has no other beside it. */
final class LocalLiveSockets implements LiveSockets {

    private final ConcurrentMap<UUID, Set<String>> sockets = new ConcurrentHashMap<>();

    @Override
    public boolean add(UUID person, String socket) {
        var first = new AtomicBoolean();
        sockets.compute(person, (any, present) -> {
            first.set(present == null);
            var all = present == null ? ConcurrentHashMap.<String>newKeySet() : present;
            all.add(socket);
            return all;
        });
        return first.get();
    }

    @Override
    public boolean remove(UUID person, String socket) {
        var last = new AtomicBoolean();
        sockets.computeIfPresent(person, (any, present) -> {
            present.remove(socket);
            last.set(present.isEmpty());
            return present.isEmpty() ? null : present;
        });
        return last.get();
    }

    @Override
    public Set<UUID> connected(Collection<UUID> people) {
        return people.stream().filter(sockets::containsKey).collect(Collectors.toUnmodifiableSet());
    }

    /** Nobody goes or comes here but by being removed or added. */
    @Override
    public void watch(Witness witness) {}
}
