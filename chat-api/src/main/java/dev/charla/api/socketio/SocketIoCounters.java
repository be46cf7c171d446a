package dev.charla.api.socketio;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the server counts. */
final class SocketIoCounters {

    final LongAdder eventsReceived = new LongAdder();
    final LongAdder deliveries = new LongAdder();
    final LongAdder handlerFailures = new LongAdder();
    final LongAdder recoveries = new LongAdder();
    final LongAdder failedRecoveries = new LongAdder();
    private final Map<DisconnectReason, LongAdder> disconnects = new EnumMap<>(DisconnectReason.class);

    SocketIoCounters() {
        for (DisconnectReason reason : DisconnectReason.values()) {
            disconnects.put(reason, new LongAdder());
        }
    }

    void disconnected(DisconnectReason reason) {
        LongAdder count = disconnects.get(reason);
        if (count != null) {
            count.increment();
        }
    }

    Map<DisconnectReason, Long> disconnects() {
        var counts = new EnumMap<DisconnectReason, Long>(DisconnectReason.class);
        disconnects.forEach((reason, count) -> counts.put(reason, count.sum()));
        return counts;
    }
}
