package dev.charla.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What a server holds on to.
 *
 * @param heapBytes used after a forced collection
 * @param fileDescriptors open, sockets included
 */
record Footprint(long heapBytes, long fileDescriptors) {

    /** A generation's line in what {@code jcmd GC.heap_info} prints of the serial collector. */
    private static final Pattern GENERATION = Pattern.compile("total \\d+K, used (\\d+)K");

    private static final double MIB = 1024 * 1024;

    static Footprint of(long pid) throws IOException {
        jcmd(pid, "GC.run");
        var used = GENERATION
                .matcher(jcmd(pid, "GC.heap_info"))
                .results()
                .mapToLong(generation -> Long.parseLong(generation.group(1)))
                .sum();
        if (used == 0) {
            throw new IOException("jcmd told no figures of the heap");
        }
        try (var open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return new Footprint(used * 1024, open.count());
        }
    }

    private static String jcmd(long pid, String command) throws IOException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(tool, Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        try (var output = process.inputReader()) {
            return output.readAllAsString();
        }
    }

    @Override
    public String toString() {
        return "heap %.1f MiB, %d file descriptors".formatted(heapBytes / MIB, fileDescriptors);
    }
}
