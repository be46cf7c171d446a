package dev.charla.api.socketio;

import dev.charla.api.socketio.RecoveryDesk.Recovered;
import dev.charla.api.socketio.engineio.CloseReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first task of a socket: middleware, recovery, the answer to CONNECT. */
final class Admission implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    /** An emission reaches its sockets that long after its log entry at the latest. */
    private static final long REPLAY_SECONDS = 30;

    private final ServerCore core;
    private final NamespaceSocket socket;

    Admission(ServerCore core, NamespaceSocket socket) {
        this.core = core;
        this.socket = socket;
    }

    @Override
    public void run() {
        try {
            socket.namespace().check(socket);
        } catch (ConnectionRefused refusal) {
            refuse(refusal.reason(), refusal.data());
            return;
        } catch (ConnectionPostponed later) {
            LOG.warn(
                    "A client cannot enter {} now: {}",
                    socket.namespace().name(),
                    later.getMessage(),
                    later.getCause());
            socket.connection().session().close(CloseReason.TRANSPORT_CLOSE);
            return;
        } catch (Exception e) {
            LOG.error("Middleware of {} failed", socket.namespace().name(), e);
            refuse("Internal error", null);
            return;
        }
        admit();
    }

    private void refuse(String message, @Nullable Object data) {
        if (socket.gone()) {
            return;
        }
        var error = new LinkedHashMap<String, Object>();
        error.put("message", message);
        if (data != null) {
            error.put("data", data);
        }
        socket.connection().refused(socket, error);
        socket.end(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
    }

    private void admit() {
        RecoveryDesk desk = core.recovery();
        socket.namespace().local().add(socket);
        socket.enterRooms();
        Recovered recovered = desk == null ? null : desk.recover(socket);
        if (desk != null && recovered == null) {
            socket.identify(core.newId());
        }
        if (desk != null) {
            // Before the client knows its pid: it may lose the connection and be back in no time.
            desk.live(socket);
        }
        if (socket.accept(answer(), recovered == null ? List.of() : recovered.missed())) {
            socket.connection().joined();
            if (recovered != null) {
                Future<?> unused =
                        core.engine().scheduler().schedule(socket::forgetReplayed, REPLAY_SECONDS, TimeUnit.SECONDS);
            }
            socket.namespace().connected(socket);
        } else {
            abandoned(desk, recovered);
        }
    }

    private EncodedEvent answer() {
        String pid = socket.pid();
        Map<String, String> data = pid == null ? Map.of("sid", socket.id()) : Map.of("sid", socket.id(), "pid", pid);
        String namespace = socket.namespace().name();
        return new EncodedEvent(namespace, null, core.encoder().connect(namespace, data));
    }

    /** The client has left meanwhile; what it had is kept for its next attempt. */
    private void abandoned(@Nullable RecoveryDesk desk, @Nullable Recovered recovered) {
        socket.leaveRooms();
        socket.namespace().local().remove(socket);
        if (desk != null) {
            desk.abandoned(socket, recovered);
        }
    }
}
