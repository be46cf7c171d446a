package dev.charla.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Prints how soon a message is pushed after it is committed, as {@code bench-latency.mjs} measures it on the packaged server.
 * Run by the profile {@code bench-latency}; asserts nothing.
 */
final class LatencyBenchmark {

    private static final String PASSWORD = "benchmark";

    private LatencyBenchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var home = Files.createTempDirectory("charla-bench");
        var settings = Map.of(CharlaProcess.ADMIN_PASSWORD, PASSWORD, "charla.limits.enabled", "false");
        try (var charla = CharlaProcess.start(home, settings, List.of())) {
            NodeScript.named("bench-latency.mjs").print(charla);
        } finally {
            delete(home);
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (var files = Files.walk(directory)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (var file : deepestFirst) {
            Files.delete(file);
        }
    }
}
