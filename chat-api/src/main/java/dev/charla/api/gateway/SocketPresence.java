package dev.charla.api.gateway;

import dev.charla.api.socketio.Socket;
import dev.charla.application.port.in.Presence;
import java.time.Duration;

/** Tells who comes and goes with the sockets of this node; those of nobody do not count. A socket that has gone counts for a little while yet. */
final class SocketPresence {

    private final Presence presence;
    private final Timers timers;
    private final Duration grace;

    SocketPresence(Presence presence, Timers timers, Duration grace) {
        this.presence = presence;
        this.timers = timers;
        this.grace = grace;
    }

    void connected(Socket socket) {
        SocketIdentity.findPerson(socket).ifPresent(person -> presence.connected(person, socket.id()));
    }

    void disconnected(Socket socket) {
        SocketIdentity.findPerson(socket)
                .ifPresent(person -> timers.after(grace, () -> presence.disconnected(person, socket.id())));
    }
}
