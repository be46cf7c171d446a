package dev.charla.api.socketio.engineio;

import java.util.Map;

/**
 * Figures of the engine.
 *
 * @param polling sessions open on HTTP long-polling
 * @param webSocket sessions open on WebSocket
 * @param upgrades sessions that went from the one to the other since the start
 * @param waitingPackets packets that wait for their clients
 * @param waitingBytes their size
 * @param rejected handshakes and requests refused since the start, by the lower-case text of their error
 */
public record EngineStats(
        long polling,
        long webSocket,
        long upgrades,
        long waitingPackets,
        long waitingBytes,
        Map<String, Long> rejected) {

    public EngineStats {
        rejected = Map.copyOf(rejected);
    }
}
