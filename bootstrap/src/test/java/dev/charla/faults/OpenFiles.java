package dev.charla.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file descriptors of a process, counted by what they are for (proc(5)).
 *
 * @param counts connections by the name of their port; those that the other end has closed and nobody here yet have a name of
 *     their own
 */
record OpenFiles(Map<String, Long> counts) {

    /** A line of {@code /proc/…/net/tcp}: both ports, the state, and the inode of the socket. */
    private static final Pattern CONNECTION =
            Pattern.compile(" *\\d+: \\w+:(\\w{4}) \\w+:(\\w{4}) (\\w\\w) \\S+ \\S+ \\S+ +\\d+ +\\d+ (\\d+) .*");

    private static final String CLOSE_WAIT = "08";
    private static final String LISTEN = "0A";
    private static final String REST = "others";

    OpenFiles {
        counts = Map.copyOf(counts);
    }

    /** @param ports what is at this port, of the process or of whom it is connected to */
    static OpenFiles of(long pid, Map<Integer, String> ports) throws IOException {
        var process = Path.of("/proc", Long.toString(pid));
        var sockets = sockets(process, ports);
        var counts = targets(process.resolve("fd")).stream()
                .collect(Collectors.groupingBy(target -> sockets.getOrDefault(target, REST), Collectors.counting()));
        return new OpenFiles(counts);
    }

    private static Map<String, String> sockets(Path process, Map<Integer, String> ports) throws IOException {
        var sockets = new HashMap<String, String>();
        for (var table : List.of("net/tcp", "net/tcp6")) {
            for (var line : Files.readAllLines(process.resolve(table))) {
                var connection = CONNECTION.matcher(line);
                if (connection.matches() && !connection.group(3).equals(LISTEN)) {
                    var here = ports.get(Integer.parseInt(connection.group(1), 16));
                    var name = here != null ? here : ports.get(Integer.parseInt(connection.group(2), 16));
                    if (name != null) {
                        var end = connection.group(3).equals(CLOSE_WAIT) ? " that the other end has closed" : "";
                        sockets.put("socket:[" + connection.group(4) + "]", name + end);
                    }
                }
            }
        }
        return sockets;
    }

    private static List<String> targets(Path descriptors) throws IOException {
        var targets = new ArrayList<String>();
        try (var open = Files.newDirectoryStream(descriptors)) {
            for (var descriptor : open) {
                try {
                    targets.add(Files.readSymbolicLink(descriptor).toString());
                } catch (NoSuchFileException closedMeanwhile) {
                    // It counts no more.
                }
            }
        }
        return targets;
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Those whose name begins so. */
    long count(String name) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(name))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Those whose name begins otherwise. */
    long countWithout(String name) {
        return count() - count(name);
    }

    @Override
    public String toString() {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", ", count() + " file descriptors (", ")"));
    }
}
