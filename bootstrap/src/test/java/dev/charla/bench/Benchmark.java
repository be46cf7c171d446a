package dev.charla.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Measures all servers in turn, several times over, and prints a table. */
public final class Benchmark {

    private final Programs programs = new Programs();
    private final Settings settings = Settings.fromSystemProperties();
    private final Report report = new Report();

    private Benchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        new Benchmark().run();
    }

    private void run() throws IOException, InterruptedException {
        Map<String, List<String>> servers = programs.servers();
        if (!settings.only().isEmpty()) {
            servers.keySet().retainAll(List.of(settings.only()));
        }
        System.out.println(
                programs.pinned()
                        ? "The server has one core, the load generator another."
                        : "NOT PINNED: no taskset, or one core only. Server and generator are in each other's way.");
        for (int round = 1; round <= settings.rounds(); round++) {
            for (var server : servers.entrySet()) {
                System.out.printf("round %d of %d: %s%n", round, settings.rounds(), server.getKey());
                for (String what : System.getProperty("bench.what", "deliveries,connections")
                        .split(",")) {
                    measure(server.getKey(), server.getValue(), what);
                }
            }
        }
        System.out.print(report);
    }

    /** In a fresh process each time. */
    private void measure(String name, List<String> program, String what) throws IOException, InterruptedException {
        int port = Ports.free();
        Process server = start(programs.server(program, port), Redirect.DISCARD);
        try {
            Ports.awaitListening(server, port);
            Process load = start(programs.load(settings, what, port, server.pid()), Redirect.PIPE);
            var printed = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (load.waitFor() != 0) {
                throw new IllegalStateException(name + " failed at " + what + "; measured so far:\n" + printed);
            }
            printed.lines().forEach(line -> report.add(name, line));
            System.out.print(printed.indent(2));
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private static Process start(List<String> command, Redirect output) throws IOException {
        return new ProcessBuilder(command)
                .redirectOutput(output)
                .redirectError(Redirect.INHERIT)
                .start();
    }
}
