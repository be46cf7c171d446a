package dev.charla.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The load generator: measures one server that runs in another process, and prints {@code name value} lines. */
final class Load {

    private static final int CLIENTS = 500;
    private static final int WARM_UP_SWARMS = 40;
    private static final int WARM_UP_CONNECTIONS = 50;
    private static final long AT_OFFSET = "42[\"message\",{\"at\":\"".length();
    private static final int AT_LENGTH = 19;

    private final int port;
    private final ProcessFigures server;
    private final ProcessFigures own =
            new ProcessFigures(ProcessHandle.current().pid());
    private final Settings settings;

    private Load(int port, long pid, Settings settings) {
        this.port = port;
        this.server = new ProcessFigures(pid);
        this.settings = settings;
    }

    /** @param args what to measure, the server's port and its process id */
    public static void main(String[] args) throws IOException {
        var load = new Load(Integer.parseInt(args[1]), Long.parseLong(args[2]), Settings.fromSystemProperties());
        switch (args[0]) {
            case "deliveries" -> load.deliveries();
            case "connections" -> load.connections();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private void deliveries() throws IOException {
        if (settings.wants("one")) {
            room("one room of 500", 1, settings.window(), 20);
        }
        if (settings.wants("many")) {
            room("100 rooms of 5", 100, Math.max(1, settings.window() / 8), 2_000);
        }
    }

    // Deliveries

    private void room(String name, int rooms, int window, int messagesPerSecond) throws IOException {
        try (var swarm = new Swarm(port)) {
            var talk = new Rooms(swarm.connect(CLIENTS, client -> "room-" + client % rooms), CLIENTS / rooms);
            saturate(name, swarm, talk, window);
            swarm.until(talk::quiet, "quiet");
            pace(name, swarm, talk, messagesPerSecond);
            swarm.until(talk::quiet, "quiet");
        }
    }

    private void saturate(String name, Swarm swarm, Rooms rooms, int window) {
        swarm.deliverTo((client, payload, offset, length) -> rooms.onDelivery(client));
        saturateFor(settings.warmUpSeconds(), swarm, rooms, window);
        long cpu = server.cpuMicros();
        long ownCpu = own.cpuMicros();
        long begin = System.nanoTime();
        long before = rooms.delivered();
        saturateFor(settings.seconds(), swarm, rooms, window);
        double micros = server.cpuMicros() - cpu;
        double elapsed = (System.nanoTime() - begin) / 1e3;
        long delivered = rooms.delivered() - before;
        print(name + ": CPU us/delivery", micros / delivered);
        print(name + ": deliveries/s", delivered / elapsed * 1e6);
        print(name + ": server busy %", 100 * micros / elapsed);
        print(name + ": generator busy %", 100 * (own.cpuMicros() - ownCpu) / elapsed);
    }

    private static void saturateFor(int seconds, Swarm swarm, Rooms rooms, int window) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            rooms.fill(window);
            swarm.turn(5);
        }
    }

    /** Sends when it is time to, however late the earlier ones are, and counts from when it was meant to be sent. */
    private void pace(String name, Swarm swarm, Rooms rooms, int messagesPerSecond) {
        var latencies = new long[messagesPerSecond * CLIENTS * settings.seconds() / Math.max(1, rooms.count()) + 1];
        int[] count = {0};
        swarm.deliverTo((client, payload, offset, length) -> {
            rooms.onDelivery(client);
            long at = number(payload, (int) (offset + AT_OFFSET));
            if (count[0] < latencies.length) {
                latencies[count[0]++] = System.nanoTime() - at;
            }
        });
        long cpu = server.cpuMicros();
        long begin = System.nanoTime();
        long messages = (long) messagesPerSecond * settings.seconds();
        for (long i = 0; i < messages; i++) {
            long at = begin + i * 1_000_000_000L / messagesPerSecond;
            while (System.nanoTime() < at) {
                swarm.turn(at - System.nanoTime() > 1_500_000 ? 1 : 0);
            }
            rooms.say((int) (i % rooms.count()), at);
        }
        swarm.until(rooms::quiet, "quiet");
        Arrays.sort(latencies, 0, count[0]);
        print(name + ": CPU us/delivery when paced", (double) (server.cpuMicros() - cpu) / count[0]);
        print(name + ": p50 ms", latencies[count[0] / 2] / 1e6);
        print(name + ": p99 ms", latencies[(int) (count[0] * 0.99)] / 1e6);
    }

    private static long number(byte[] digits, int offset) {
        long number = 0;
        for (int i = offset; i < offset + AT_LENGTH; i++) {
            number = number * 10 + digits[i] - '0';
        }
        return number;
    }

    // Connections

    private void connections() throws IOException {
        warmUpConnecting();
        try (var swarm = new Swarm(port)) {
            swarm.connect(1, Load::noRoom);
            long usedBefore = settle(swarm);
            long residentBefore = server.residentKib();
            swarm.connect(settings.idle(), Load::noRoom);
            long usedAfter = settle(swarm);
            long residentAfter = server.residentKib();
            print("idle: KiB/connection", (double) (residentAfter - residentBefore) / settings.idle());
            print("idle: heap KiB/connection", (usedAfter - usedBefore) / 1024.0 / settings.idle());
            hold(swarm);
        }
    }

    /** A few at a time, so that the code is warm and yet little memory has been in use. */
    private void warmUpConnecting() throws IOException {
        for (int i = 0; i < WARM_UP_SWARMS; i++) {
            try (var passing = new Swarm(port)) {
                passing.connect(WARM_UP_CONNECTIONS, Load::noRoom);
                passing.collect();
            }
        }
    }

    private static @Nullable String noRoom(int client) {
        return null;
    }

    private static long settle(Swarm swarm) {
        swarm.rest(2_000);
        swarm.collect();
        swarm.rest(1_000);
        return swarm.collect();
    }

    /** As many as are to be held, through two heartbeats of each. */
    private void hold(Swarm swarm) throws IOException {
        swarm.connect(settings.held() - swarm.ready(), Load::noRoom);
        long pings = swarm.pings();
        long cpu = server.cpuMicros();
        swarm.rest(Settings.PING_INTERVAL_MILLIS * 5 / 2);
        print("held: connections", swarm.ready() - swarm.lostClients());
        print("held: heartbeats/connection", (double) (swarm.pings() - pings) / swarm.ready());
        print("held: server busy %", (server.cpuMicros() - cpu) / (Settings.PING_INTERVAL_MILLIS * 2.5 * 10));
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%s = %.3f%n", name, value);
    }
}
