package dev.charla.application.memory;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.charla.application.port.out.LiveSockets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

public final class MemoryLiveSockets implements LiveSockets {

    private final Map<UUID, Set<String>> sockets = new HashMap<>();

    @Override
    public synchronized boolean add(UUID person, String socket) {
        var first = !sockets.containsKey(person);
        sockets.computeIfAbsent(person, any -> new HashSet<>()).add(socket);
        return first;
    }

    @Override
    public synchronized boolean remove(UUID person, String socket) {
        var mine = sockets.getOrDefault(person, Set.of());
        return mine.contains(socket) && mine.remove(socket) && mine.isEmpty() && sockets.remove(person) != null;
    }

    @Override
    public synchronized Set<UUID> connected(Collection<UUID> people) {
        return people.stream().filter(sockets::containsKey).collect(toUnmodifiableSet());
    }
}
