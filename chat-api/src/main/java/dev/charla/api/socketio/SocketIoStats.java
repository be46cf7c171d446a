package dev.charla.api.socketio;

import java.util.Map;

/**
 * Figures of this node for metrics. Those called open or waiting are of this moment, the others count since the start.
 *
 * @param openPolling sessions on HTTP long-polling
 * @param openWebSocket sessions on WebSocket
 * @param openSockets sockets in all namespaces
 * @param openRooms rooms with at least one member here, the sockets' own not counted
 * @param eventsReceived events handed to a handler
 * @param deliveries events queued on a socket: one emission to a room of 500 counts 500
 * @param handlerFailures events whose handling failed
 * @param upgrades sessions that went from polling to WebSocket
 * @param recoveries sessions that were recovered
 * @param failedRecoveries recoveries that a client asked for in vain
 * @param waitingPackets packets queued for all clients
 * @param waitingBytes their size
 * @param rejectedHandshakes by Engine.IO's error message, in lower case, such as {@code forbidden}
 * @param disconnects by {@link DisconnectReason}
 */
public record SocketIoStats(
        long openPolling,
        long openWebSocket,
        long openSockets,
        long openRooms,
        long eventsReceived,
        long deliveries,
        long handlerFailures,
        long upgrades,
        long recoveries,
        long failedRecoveries,
        long waitingPackets,
        long waitingBytes,
        Map<String, Long> rejectedHandshakes,
        Map<DisconnectReason, Long> disconnects) {

    public SocketIoStats {
        rejectedHandshakes = Map.copyOf(rejectedHandshakes);
        disconnects = Map.copyOf(disconnects);
    }
}
