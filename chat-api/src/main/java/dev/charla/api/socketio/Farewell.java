package dev.charla.api.socketio;

import dev.charla.api.socketio.Recovery.LostSession;

/** The last task of a socket: its rooms, the answers it was owed, what it may go on with, and word to the application. */
final class Farewell implements Runnable {

    private final ServerCore core;
    private final NamespaceSocket socket;
    private final boolean wasConnected;
    private final DisconnectReason reason;

    Farewell(ServerCore core, NamespaceSocket socket, boolean wasConnected, DisconnectReason reason) {
        this.core = core;
        this.socket = socket;
        this.wasConnected = wasConnected;
        this.reason = reason;
    }

    @Override
    public void run() {
        socket.leaveRooms();
        socket.namespace().local().remove(socket);
        socket.acks().cancelAll();
        if (wasConnected) {
            core.counters().disconnected(reason);
            save();
        }
        // After the handlers that still run or wait.
        socket.mailbox().post(this::tell);
    }

    private void save() {
        RecoveryDesk desk = core.recovery();
        LostSession session = socket.session();
        if (desk != null && session != null) {
            desk.lost(socket, reason, session);
        }
    }

    private void tell() {
        try {
            if (wasConnected) {
                socket.namespace().disconnected(socket, reason);
            }
        } finally {
            core.farewells().end();
        }
    }
}
