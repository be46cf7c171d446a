package dev.charla.api.socketio;

import dev.charla.api.socketio.engineio.CloseReason;
import dev.charla.api.socketio.engineio.EngineListener;
import dev.charla.api.socketio.engineio.EngineSession;
import dev.charla.api.socketio.packet.Packet;
import dev.charla.api.socketio.packet.PacketDecoder;
import dev.charla.api.socketio.packet.ProtocolViolation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** One client over one engine session: takes packets to the sockets of their namespaces. */
final class ClientConnection implements EngineListener {

    private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);

    private final ServerCore core;
    private final EngineSession session;
    private final PacketDecoder decoder;

    /** Those that a client may send to, and those that the server has left without the client knowing it yet. */
    private volatile List<NamespaceSocket> sockets = List.of();

    /** Since when the connection is in no namespace; 0 if it is in one. */
    private volatile long lonelySince = now();

    ClientConnection(ServerCore core, EngineSession session) {
        this.core = core;
        this.session = session;
        this.decoder =
                new PacketDecoder(core.wireJson(), core.options().limits().packets());
        core.sessions().begin();
    }

    EngineSession session() {
        return session;
    }

    private static long now() {
        return System.nanoTime() | 1;
    }

    // Inbound

    @Override
    public void onText(byte[] buffer, int offset, int length) {
        guarded(() -> dispatch(decoder.text(buffer, offset, length)));
    }

    @Override
    public void onBinary(byte[] data) {
        guarded(() -> dispatch(decoder.attachment(data)));
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (ProtocolViolation e) {
            LOG.debug("Closing a connection: {}", e.getMessage());
            session.close(CloseReason.PARSE_ERROR);
        }
    }

    private void dispatch(@Nullable Packet packet) {
        if (packet == null) {
            return;
        }
        switch (packet.type()) {
            case CONNECT -> connect(packet);
            case DISCONNECT -> leave(joined(packet));
            case EVENT, ACK, BINARY_EVENT, BINARY_ACK -> receive(joined(packet), packet);
            case CONNECT_ERROR -> throw new ProtocolViolation("connect_error from a client");
        }
    }

    private NamespaceSocket joined(Packet packet) {
        NamespaceSocket socket = find(packet.namespace());
        if (socket == null) {
            throw new ProtocolViolation("packet for a namespace that was not joined");
        }
        return socket;
    }

    private @Nullable NamespaceSocket find(String namespace) {
        for (NamespaceSocket socket : sockets) {
            if (socket.namespace().name().equals(namespace)) {
                return socket;
            }
        }
        return null;
    }

    private void leave(NamespaceSocket socket) {
        remove(socket);
        socket.end(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);
    }

    private void receive(NamespaceSocket socket, Packet packet) {
        if (socket.gone()) {
            // The client cannot know yet that the server has left this namespace.
            return;
        }
        if (!socket.answered()) {
            throw new ProtocolViolation("packet before CONNECT was answered");
        }
        if (!socket.receive(packet)) {
            session.close(CloseReason.LIMIT_EXCEEDED);
        }
    }

    // Connecting

    private void connect(Packet packet) {
        ServerNamespace namespace = core.find(packet.namespace());
        NamespaceSocket earlier = find(packet.namespace());
        if (namespace == null) {
            refuse(packet.namespace(), Map.of("message", "Invalid namespace"));
        } else if (earlier == null || earlier.gone()) {
            replace(earlier, newSocket(namespace, packet.data()));
        }
        // Else the official client was told to connect twice, and is or will be answered.
    }

    private NamespaceSocket newSocket(ServerNamespace namespace, JsonNode data) {
        JsonNode auth = data.isObject() ? data : core.mapper().createObjectNode();
        return new NamespaceSocket(core, namespace, this, new Handshake(session.request(), auth));
    }

    private void replace(@Nullable NamespaceSocket earlier, NamespaceSocket socket) {
        if (earlier != null) {
            remove(earlier);
        }
        if (sockets.size() >= core.options().limits().namespaces()) {
            session.close(CloseReason.LIMIT_EXCEEDED);
            return;
        }
        add(socket);
        if (session.closed()) {
            // Its end came before this socket could hear of it.
            socket.end(DisconnectReason.TRANSPORT_CLOSE);
        } else {
            socket.mailbox().post(new Admission(core, socket));
        }
    }

    void refused(NamespaceSocket socket, Object error) {
        remove(socket);
        refuse(socket.namespace().name(), error);
    }

    private void refuse(String namespace, Object error) {
        session.send(core.encoder().connectError(namespace, error));
    }

    void joined() {
        lonelySince = 0;
        left();
    }

    /** One of the sockets is gone. */
    void left() {
        if (sockets.stream().noneMatch(NamespaceSocket::connected)) {
            lonelySince = now();
        }
    }

    private synchronized void add(NamespaceSocket socket) {
        sockets = Stream.concat(sockets.stream(), Stream.of(socket)).toList();
    }

    private synchronized void remove(NamespaceSocket socket) {
        sockets = sockets.stream().filter(other -> other != socket).toList();
    }

    // The end

    void disconnectAll() {
        sockets.forEach(NamespaceSocket::leaveNamespace);
        session.closeGracefully(CloseReason.FORCED_CLOSE);
    }

    @Override
    public void onClose(CloseReason reason) {
        sockets.forEach(socket -> socket.end(DisconnectReason.of(reason)));
        core.sessions().end();
    }

    @Override
    public void onTick(long now) {
        long lonely = lonelySince;
        if (lonely != 0 && now - lonely > core.options().connectTimeout().toNanos()) {
            session.close(CloseReason.FORCED_CLOSE);
        }
        long assembling = decoder.assemblingSince();
        long patience = core.options().engine().timeouts().assembly().toNanos();
        if (assembling != 0 && now - assembling > patience) {
            session.close(CloseReason.LIMIT_EXCEEDED);
        }
    }
}
