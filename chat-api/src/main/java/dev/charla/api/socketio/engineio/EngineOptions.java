package dev.charla.api.socketio.engineio;

/** Everything that can be set about the engine; {@link #defaults()} suits a server on the open internet. */
public record EngineOptions(
        Heartbeat heartbeat, EngineTimeouts timeouts, EngineLimits limits, HandshakePolicy handshakes) {

    public static EngineOptions defaults() {
        return new EngineOptions(
                Heartbeat.defaults(), EngineTimeouts.defaults(), EngineLimits.defaults(), HandshakePolicy.defaults());
    }

    public EngineOptions withHeartbeat(Heartbeat value) {
        return new EngineOptions(value, timeouts, limits, handshakes);
    }

    public EngineOptions withTimeouts(EngineTimeouts value) {
        return new EngineOptions(heartbeat, value, limits, handshakes);
    }

    public EngineOptions withLimits(EngineLimits value) {
        return new EngineOptions(heartbeat, timeouts, value, handshakes);
    }

    public EngineOptions withHandshakes(HandshakePolicy value) {
        return new EngineOptions(heartbeat, timeouts, limits, value);
    }
}
