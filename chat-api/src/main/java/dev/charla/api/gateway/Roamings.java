package dev.charla.api.gateway;

import dev.charla.api.socketio.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All ways of hearing chats without joining each. They are registered before the server takes connections. */
public final class Roamings {

    private final List<Roaming> all = new CopyOnWriteArrayList<>();

    public void add(Roaming roaming) {
        all.add(roaming);
    }

    /** Those that the socket is in, or was in when it was lost. */
    List<Roaming> of(Socket socket) {
        return all.stream().filter(roaming -> roaming.has(socket)).toList();
    }

    /** Those of these names that this node knows. */
    List<Roaming> named(List<String> names) {
        return all.stream().filter(roaming -> names.contains(roaming.name())).toList();
    }

    void leave(Socket lost) {
        all.forEach(roaming -> roaming.leave(lost));
    }
}
