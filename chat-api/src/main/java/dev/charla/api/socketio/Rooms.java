package dev.charla.api.socketio;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rooms of one namespace on this node; a room exists while it has members. */
final class Rooms {

    private final String namespace;
    private final Adapter adapter;
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();

    Rooms(String namespace, Adapter adapter) {
        this.namespace = namespace;
        this.adapter = adapter;
    }

    void enter(String name, NamespaceSocket socket) {
        boolean entered = false;
        while (!entered) {
            Room room = rooms.computeIfAbsent(name, Room::new);
            entered = room.add(socket, () -> adapter.subscribe(namespace, name));
        }
    }

    void leave(String name, NamespaceSocket socket) {
        Room room = rooms.get(name);
        if (room != null) {
            room.remove(socket, () -> {
                adapter.unsubscribe(namespace, name);
                rooms.remove(name, room);
            });
        }
    }

    int count() {
        return rooms.size();
    }

    List<Socket> members(String name) {
        Room room = rooms.get(name);
        return room == null ? List.of() : room.snapshot();
    }

    /** Each member of any of these rooms once, while all of the rooms hold still. */
    void forEach(Collection<String> names, Consumer<NamespaceSocket> action) {
        if (names.size() == 1) {
            Room room = rooms.get(names.iterator().next());
            if (room != null) {
                room.forEach(action);
            }
            return;
        }
        // Always in the order of their names: two emitters can't wait for each other.
        List<Room> found = names.stream()
                .map(this::find)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Room::name))
                .toList();
        holding(found, 0, new HashSet<>(), action);
    }

    private @Nullable Room find(String name) {
        return rooms.get(name);
    }

    private static void holding(
            List<Room> found, int index, Set<NamespaceSocket> all, Consumer<NamespaceSocket> action) {
        if (index == found.size()) {
            all.forEach(action);
            return;
        }
        Room room = found.get(index);
        synchronized (room) {
            room.forEach(all::add);
            holding(found, index + 1, all, action);
        }
    }
}
