package dev.charla.api.socketio;

import dev.charla.api.socketio.engineio.ConnectionRequest;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the client brought along when it connected.
 *
 * @param request the HTTP request that opened the session, shared by all namespaces of a connection
 * @param auth the {@code auth} object of the CONNECT packet, {@code {}} if there was none. Unproven, like all the rest
 */
public record Handshake(ConnectionRequest request, JsonNode auth) {

    public Optional<String> header(String name) {
        return request.header(name);
    }

    public Optional<String> query(String name) {
        return request.queryParameter(name);
    }

    public Optional<String> cookie(String name) {
        return request.cookie(name);
    }

    public String remoteAddress() {
        return request.remoteAddress();
    }

    /** Leaves out what could be a credential. */
    @Override
    public String toString() {
        return "Handshake[" + request + "]";
    }
}
