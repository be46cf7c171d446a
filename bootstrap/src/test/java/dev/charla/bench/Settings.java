package dev.charla.bench;

import java.util.List;

/**
 * How long and how much; system properties {@code bench.*} set it.
 *
 * @param rounds how often everything is measured
 * @param warmUpSeconds of saturation before each measurement of it
 * @param seconds of each measurement
 * @param window messages under way in the one room; an eighth of it in each of many rooms
 * @param idle connections whose memory is measured
 * @param held connections that have to live through two heartbeats
 * @param only names the one server to measure; empty for all
 * @param what {@code deliveries}, {@code connections} or both
 * @param rooms {@code one} or {@code many}; empty for both
 */
record Settings(
        int rounds,
        int warmUpSeconds,
        int seconds,
        int window,
        int idle,
        int held,
        String only,
        List<String> what,
        String rooms) {

    static final long PING_INTERVAL_MILLIS = 10_000;
    static final long PING_TIMEOUT_MILLIS = 10_000;

    static Settings fromSystemProperties() {
        return new Settings(
                Integer.getInteger("bench.rounds", 3),
                Integer.getInteger("bench.warmUp", 8),
                Integer.getInteger("bench.seconds", 5),
                Integer.getInteger("bench.window", 32),
                Integer.getInteger("bench.idle", 5_000),
                Integer.getInteger("bench.held", 10_000),
                System.getProperty("bench.only", ""),
                List.of(System.getProperty("bench.what", "deliveries,connections")
                        .split(",")),
                System.getProperty("bench.rooms", ""));
    }

    /** Whether this kind of rooms is to be measured. */
    boolean wants(String kind) {
        return rooms.isEmpty() || rooms.equals(kind);
    }

    /** The generator's process needs the same. */
    String[] asArguments() {
        return new String[] {
            "-Dbench.rounds=" + rounds,
            "-Dbench.warmUp=" + warmUpSeconds,
            "-Dbench.seconds=" + seconds,
            "-Dbench.window=" + window,
            "-Dbench.idle=" + idle,
            "-Dbench.held=" + held,
            "-Dbench.rooms=" + rooms
        };
    }
}
