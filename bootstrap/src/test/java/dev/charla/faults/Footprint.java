package dev.charla.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a server holds on to.
 *
 * @param heapBytes used after a forced collection
 * @param openFiles sockets included
 */
record Footprint(long heapBytes, OpenFiles openFiles) {

    /** A generation's line in what {@code jcmd GC.heap_info} prints of the serial collector. */
    private static final Pattern GENERATION = Pattern.compile("total \\d+K, used (\\d+)K");

    private static final double MIB = 1024 * 1024;

    /** @param ports as of {@link OpenFiles#of} */
    static Footprint of(long pid, Map<Integer, String> ports) throws IOException {
        jcmd(pid, "GC.run");
        var used = GENERATION
                .matcher(jcmd(pid, "GC.heap_info"))
                .results()
                .mapToLong(generation -> Long.parseLong(generation.group(1)))
                .sum();
        if (used == 0) {
            throw new IOException("jcmd told no figures of the heap");
        }
        return new Footprint(used * 1024, OpenFiles.of(pid, ports));
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
        return "heap %.1f MiB, %s".formatted(heapBytes / MIB, openFiles);
    }
}
