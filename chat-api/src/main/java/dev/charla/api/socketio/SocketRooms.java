package dev.charla.api.socketio;

import java.util.HashSet;
import java.util.Set;

/** The rooms that one socket is in, its own not among them. Until it is connected it is in them by intention only. */
final class SocketRooms {

    private volatile Set<String> names = Set.of();
    private boolean effective;
    private boolean left;

    boolean contains(String name) {
        return names.contains(name);
    }

    boolean containsAny(Set<String> some) {
        for (String name : some) {
            if (contains(name)) {
                return true;
            }
        }
        return false;
    }

    Set<String> names() {
        return names;
    }

    synchronized void join(String name, NamespaceSocket socket, Rooms rooms, int limit) {
        if (left || names.contains(name)) {
            return;
        }
        if (names.size() >= limit) {
            throw new LimitExceeded("A socket can be in " + limit + " rooms");
        }
        var more = new HashSet<>(names);
        more.add(name);
        names = Set.copyOf(more);
        if (effective) {
            rooms.enter(name, socket);
        }
    }

    synchronized void leave(String name, NamespaceSocket socket, Rooms rooms) {
        if (left || !names.contains(name)) {
            return;
        }
        var fewer = new HashSet<>(names);
        fewer.remove(name);
        names = Set.copyOf(fewer);
        if (effective) {
            rooms.leave(name, socket);
        }
    }

    /** Enters all rooms joined so far, and from now on each one at once. */
    synchronized void enterAll(NamespaceSocket socket, Rooms rooms) {
        if (!left && !effective) {
            effective = true;
            names.forEach(name -> rooms.enter(name, socket));
        }
    }

    /** For good. */
    synchronized void leaveAll(NamespaceSocket socket, Rooms rooms) {
        if (!left && effective) {
            names.forEach(name -> rooms.leave(name, socket));
        }
        left = true;
    }
}
