package dev.charla.api.socketio;

import dev.charla.api.socketio.Adapter.Target;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The sockets of one namespace on this node, each by its id, which is a room of its own too, and by the rooms it is in. */
final class NamespaceSockets {

    private final String namespace;
    private final Adapter adapter;
    private final Rooms rooms;
    private final Map<String, NamespaceSocket> byId = new ConcurrentHashMap<>();

    NamespaceSockets(String namespace, Adapter adapter) {
        this.namespace = namespace;
        this.adapter = adapter;
        this.rooms = new Rooms(namespace, adapter);
    }

    Rooms rooms() {
        return rooms;
    }

    /** Those that are not connected yet among them. */
    int count() {
        return byId.size();
    }

    Collection<Socket> connected() {
        return byId.values().stream()
                .filter(NamespaceSocket::connected)
                .map(Socket.class::cast)
                .toList();
    }

    Optional<Socket> connected(String id) {
        return Optional.ofNullable(byId.get(id))
                .filter(NamespaceSocket::connected)
                .map(Socket.class::cast);
    }

    Collection<Socket> in(String room) {
        return connected(room).map(List::of).orElseGet(() -> rooms.members(room));
    }

    void add(NamespaceSocket socket) {
        adapter.subscribe(namespace, socket.id());
        byId.put(socket.id(), socket);
    }

    void remove(NamespaceSocket socket) {
        if (byId.remove(socket.id(), socket)) {
            adapter.unsubscribe(namespace, socket.id());
        }
    }

    /** Never misses an emission to all, to the old name or, from then on, to the new one. */
    void rename(NamespaceSocket socket, String newId) {
        adapter.subscribe(namespace, newId);
        String oldId = socket.id();
        synchronized (byId) {
            byId.remove(oldId, socket);
            socket.rename(newId);
            byId.put(newId, socket);
        }
        adapter.unsubscribe(namespace, oldId);
    }

    /** Each socket of the target once, while its rooms hold still. */
    void forEach(Target target, Consumer<NamespaceSocket> action) {
        Consumer<NamespaceSocket> unlessExcepted =
                target.except().isEmpty() ? action : socket -> unlessExcepted(socket, target, action);
        if (target.rooms().isEmpty()) {
            synchronized (byId) {
                byId.values().forEach(unlessExcepted);
            }
        } else {
            rooms.forEach(target.rooms(), unlessExcepted);
            target.rooms().forEach(room -> ownRoom(room, target, unlessExcepted));
        }
    }

    private static void unlessExcepted(NamespaceSocket socket, Target target, Consumer<NamespaceSocket> action) {
        if (!socket.isInAny(target.except())) {
            action.accept(socket);
        }
    }

    private void ownRoom(String id, Target target, Consumer<NamespaceSocket> action) {
        NamespaceSocket socket = byId.get(id);
        if (socket != null && !socket.hasJoinedAny(target.rooms())) {
            action.accept(socket);
        }
    }
}
