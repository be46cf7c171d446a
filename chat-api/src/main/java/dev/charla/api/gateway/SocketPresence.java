package dev.charla.api.gateway;

import dev.charla.api.socketio.Socket;
import dev.charla.application.port.in.Presence;
import java.time.Duration;

/** Tells who comes and goes with the sockets of this node. A socket that has gone counts for a little while yet. */
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
        presence.connected(SocketIdentity.personOf(socket), socket.id());
    }

    void disconnected(Socket socket) {
        var person = SocketIdentity.personOf(socket);
        timers.after(grace, () -> presence.disconnected(person, socket.id()));
    }
}
