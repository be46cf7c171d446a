package dev.charla.api.socketio.engineio;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the engine counts. */
final class EngineCounters {

    final LongAdder upgrades = new LongAdder();
    private final Map<EngineError, LongAdder> rejected = new EnumMap<>(EngineError.class);

    EngineCounters() {
        for (EngineError error : EngineError.values()) {
            rejected.put(error, new LongAdder());
        }
    }

    void rejected(EngineError error) {
        LongAdder count = rejected.get(error);
        if (count != null) {
            count.increment();
        }
    }

    Map<String, Long> rejected() {
        var counts = new LinkedHashMap<String, Long>();
        rejected.forEach((error, count) -> counts.put(error.message().toLowerCase(Locale.ROOT), count.sum()));
        return counts;
    }
}
