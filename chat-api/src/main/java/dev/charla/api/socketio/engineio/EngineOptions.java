package dev.charla.api.socketio.engineio;

import java.util.regex.Pattern;

/**
 * Everything that can be set about the engine; {@link #defaults()} suits a server on the open internet.
 *
 * @param node what the ids of this server's sessions begin with, followed by a dot, so that a proxy can tell whose they are;
 *     up to 32 letters, digits, hyphens and underscores, and empty for nothing
 */
public record EngineOptions(
        Heartbeat heartbeat, EngineTimeouts timeouts, EngineLimits limits, HandshakePolicy handshakes, String node) {

    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9_-]{0,32}");

    public EngineOptions {
        if (!NODE.matcher(node).matches()) {
            throw new IllegalArgumentException(
                    "a node's name has up to 32 letters, digits, hyphens and underscores, not: " + node);
        }
    }

    public static EngineOptions defaults() {
        return new EngineOptions(
                Heartbeat.defaults(),
                EngineTimeouts.defaults(),
                EngineLimits.defaults(),
                HandshakePolicy.defaults(),
                "");
    }

    public EngineOptions withHeartbeat(Heartbeat value) {
        return new EngineOptions(value, timeouts, limits, handshakes, node);
    }

    public EngineOptions withTimeouts(EngineTimeouts value) {
        return new EngineOptions(heartbeat, value, limits, handshakes, node);
    }

    public EngineOptions withLimits(EngineLimits value) {
        return new EngineOptions(heartbeat, timeouts, value, handshakes, node);
    }

    public EngineOptions withHandshakes(HandshakePolicy value) {
        return new EngineOptions(heartbeat, timeouts, limits, value, node);
    }

    public EngineOptions withNode(String value) {
        return new EngineOptions(heartbeat, timeouts, limits, handshakes, value);
    }
}
