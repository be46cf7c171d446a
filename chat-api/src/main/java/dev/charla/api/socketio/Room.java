package dev.charla.api.socketio;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The members of one room on this node. Its monitor is held while an event is queued on all of them, which gives the
 * room one order; nothing is written meanwhile.
 */
final class Room {

    private final String name;
    private final Set<NamespaceSocket> members = new HashSet<>();
    private boolean abandoned;

    Room(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Gives false if the room has been given up meanwhile: look for its successor. */
    synchronized boolean add(NamespaceSocket socket, Runnable onFirst) {
        if (abandoned) {
            return false;
        }
        if (members.isEmpty()) {
            onFirst.run();
        }
        members.add(socket);
        return true;
    }

    synchronized void remove(NamespaceSocket socket, Runnable onLast) {
        if (members.remove(socket) && members.isEmpty()) {
            abandoned = true;
            onLast.run();
        }
    }

    synchronized void forEach(Consumer<NamespaceSocket> action) {
        members.forEach(action);
    }

    synchronized List<Socket> snapshot() {
        return List.copyOf(members);
    }
}
