package dev.charla.api.socketio;

import dev.charla.api.socketio.packet.Packet;
import java.util.concurrent.atomic.AtomicBoolean;

/** The answer to one event. */
final class SocketAck implements Ack {

    private final NamespaceSocket socket;
    private final long id;
    private final AtomicBoolean sent = new AtomicBoolean();

    SocketAck(NamespaceSocket socket, long id) {
        this.socket = socket;
        this.id = id;
    }

    @Override
    public boolean requested() {
        return id != Packet.NO_ID;
    }

    @Override
    public void send(Object... args) {
        if (requested() && sent.compareAndSet(false, true)) {
            socket.sendAck(id, args);
        }
    }
}
