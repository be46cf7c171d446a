package dev.charla.api.gateway;

import dev.charla.api.socketio.Arguments;
import dev.charla.api.socketio.EventInterceptor;
import dev.charla.api.socketio.Socket;
import java.util.Set;

/** Lets a socket of nobody's try its connection and do nothing else. */
final class ProvenOnly implements EventInterceptor {

    private static final Set<String> FOR_ANYBODY = Set.of("health-check", "test");

    @Override
    public void before(Socket socket, String event, Arguments arguments) {
        if (SocketIdentity.find(socket).isEmpty() && !FOR_ANYBODY.contains(event)) {
            throw new NobodyProven();
        }
    }
}
