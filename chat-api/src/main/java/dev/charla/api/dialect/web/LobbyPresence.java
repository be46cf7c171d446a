package dev.charla.api.dialect.web;

import dev.charla.api.gateway.Lobby;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.out.Signal;
import dev.charla.application.port.out.Signal.PresenceChanged;
import dev.charla.application.port.out.Signals;
import java.util.LinkedHashSet;
import java.util.Set;

/** Tells the staff of a site who comes and goes there ({@code presence:changed}), each socket once. */
final class LobbyPresence {

    private final Namespace namespace;

    LobbyPresence(Namespace namespace) {
        this.namespace = namespace;
    }

    void listen(Signals signals) {
        signals.subscribe(this::heard);
    }

    /** Every node hears the signal, and serves its own sockets. */
    private void heard(Signal signal) {
        if (signal instanceof PresenceChanged changed) {
            var said = WebDialect.said(changed);
            namespace.send(staffOf(changed), namespace.encode(said.event(), said.payload()));
        }
    }

    private Set<Socket> staffOf(PresenceChanged changed) {
        var staff = new LinkedHashSet<Socket>();
        changed.sites().forEach(site -> staff.addAll(namespace.sockets(Lobby.roomOf(site))));
        return staff;
    }
}
