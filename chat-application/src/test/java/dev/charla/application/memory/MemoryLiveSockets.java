package dev.charla.application.memory;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.charla.application.port.out.LiveSockets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** What one node sees of the sockets that all nodes have; a lease lasts until somebody says that it lapsed. */
public final class MemoryLiveSockets implements LiveSockets {

    private final Shared shared;
    private final Map<UUID, Set<String>> own = new HashMap<>();
    private final List<Witness> witnesses = new ArrayList<>();

    /** The first node. */
    public MemoryLiveSockets() {
        this(new Shared());
    }

    private MemoryLiveSockets(Shared shared) {
        this.shared = shared;
        shared.nodes.add(this);
    }

    /** One more node. */
    public MemoryLiveSockets another() {
        synchronized (shared) {
            return new MemoryLiveSockets(shared);
        }
    }

    @Override
    public boolean add(UUID person, String socket) {
        synchronized (shared) {
            var first = !isConnected(person);
            own.computeIfAbsent(person, any -> new HashSet<>()).add(socket);
            shared.gone.remove(person);
            return first;
        }
    }

    @Override
    public boolean remove(UUID person, String socket) {
        synchronized (shared) {
            var mine = own.getOrDefault(person, Set.of());
            return mine.contains(socket) && mine.remove(socket) && !isConnected(person);
        }
    }

    @Override
    public Set<UUID> connected(Collection<UUID> people) {
        synchronized (shared) {
            return people.stream().filter(this::isConnected).collect(toUnmodifiableSet());
        }
    }

    @Override
    public void watch(Witness witness) {
        witnesses.add(witness);
    }

    /** This node says nothing for so long that others tell who is gone with it. */
    public void lapse() {
        synchronized (shared) {
            shared.nodes.remove(this);
            var survivor = shared.nodes.getFirst();
            own.keySet().stream()
                    .filter(person -> !own.get(person).isEmpty() && !isConnected(person))
                    .forEach(person -> {
                        shared.gone.add(person);
                        survivor.tell(Witness::gone, person);
                    });
        }
    }

    /** This node speaks again. */
    public void renew() {
        synchronized (shared) {
            shared.nodes.add(this);
            own.keySet().stream().filter(shared.gone::remove).forEach(person -> tell(Witness::back, person));
        }
    }

    private void tell(BiConsumer<Witness, UUID> what, UUID person) {
        witnesses.forEach(witness -> what.accept(witness, person));
    }

    private boolean isConnected(UUID person) {
        return shared.nodes.stream()
                .anyMatch(node -> !node.own.getOrDefault(person, Set.of()).isEmpty());
    }

    private static final class Shared {

        private final List<MemoryLiveSockets> nodes = new ArrayList<>();
        private final Set<UUID> gone = new HashSet<>();
    }
}
