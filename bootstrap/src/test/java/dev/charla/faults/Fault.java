package dev.charla.faults;

import java.util.Arrays;
import java.util.List;

/** What may go wrong. */
enum Fault {
    KILL_NODE("a server killed (kill -9)", Lane.PROCESSES),
    STOP_NODE("a server stopped (SIGTERM)", Lane.PROCESSES),
    FREEZE_NODE("a server frozen", Lane.PROCESSES),
    KILL_DATABASE("PostgreSQL killed (kill -9)", Lane.PROCESSES),
    FREEZE_DATABASE("PostgreSQL frozen", Lane.PROCESSES),
    KILL_REDIS("Redis killed (kill -9)", Lane.PROCESSES),
    FREEZE_REDIS("Redis frozen", Lane.PROCESSES),
    CUT("all connections of a proxy cut within a frame", Lane.NETWORK),
    STALL("a proxy stalled", Lane.NETWORK),
    THROTTLE("a proxy at 16 KB/s", Lane.NETWORK);

    /** Faults of one lane come one after another, those of different lanes at the same time. */
    enum Lane {
        PROCESSES,
        NETWORK
    }

    private final String words;
    private final Lane lane;

    Fault(String words, Lane lane) {
        this.words = words;
        this.lane = lane;
    }

    /** Whether a server is another process afterwards. */
    boolean endsNode() {
        return this == KILL_NODE || this == STOP_NODE;
    }

    String words() {
        return words;
    }

    static List<Fault> of(Lane lane) {
        return Arrays.stream(values()).filter(fault -> fault.lane == lane).toList();
    }
}
