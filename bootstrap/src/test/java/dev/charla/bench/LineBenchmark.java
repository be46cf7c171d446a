package dev.charla.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the whole line, from {@code POST} to the screens with a durable insert in between, of the packaged product, of
 * another build of it if one is named, and of a Node server beside it. All run at the same time, but only one has something to do, and they take turns.
 */
public final class LineBenchmark {

    private final Programs programs = new Programs();
    private final Report report = new Report();
    private final List<Process> servers = new ArrayList<>();
    private final Path directory;

    private LineBenchmark(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        var directory = Path.of(System.getProperty("bench.target", "target/bench"), "line");
        new LineBenchmark(Files.createDirectories(directory).toAbsolutePath()).run();
    }

    private void run() throws IOException, InterruptedException, SQLException {
        try (var postgres = Postgres.start(directory.resolve("postgres"))) {
            programs.besideGenerator(postgres.process());
            System.out.println("PostgreSQL " + postgres.version()
                    + " with fsync, synchronous_commit and full_page_writes in " + directory + ". "
                    + (programs.pinned()
                            ? "The server has one core, generator and PostgreSQL another."
                            : "NOT PINNED: all are in each other's way."));
            var lines = new ArrayList<Line>();
            try {
                for (var name : System.getProperty("bench.lines", "ours,Node,Node in one statement")
                        .split(",")) {
                    lines.add(line(name, postgres));
                }
                measure(lines);
            } finally {
                lines.forEach(Line::end);
                servers.forEach(Process::destroy);
            }
        }
        System.out.print(report);
    }

    private void measure(List<Line> lines) throws IOException {
        for (var line : lines) {
            System.out.println("warming up " + line.name());
            line.measure(Integer.getInteger("bench.warmUp", 40)).forEach(figure -> System.out.println("  " + figure));
        }
        int rounds = Integer.getInteger("bench.rounds", 5);
        for (int round = 1; round <= rounds; round++) {
            for (var line : lines) {
                System.out.printf("round %d of %d: %s%n", round, rounds, line.name());
                var figures = line.measure(Integer.getInteger("bench.seconds", 8));
                figures.forEach(figure -> report.add(line.name(), figure));
                figures.forEach(figure -> System.out.println("  " + figure));
            }
        }
    }

    private Line line(String name, Postgres postgres) throws IOException, InterruptedException, SQLException {
        int port = Ports.free();
        var program = switch (name) {
            case "ours" -> programs.charla(port, postgres.create("charla"), directory.resolve("charla"));
            case "baseline" -> programs.baseline(port, postgres.create("baseline"), directory.resolve("baseline"));
            case "Node" -> programs.nodeLine(port, postgres.create("node"));
            case "Node in one statement" ->
                programs.nodeLine(port, postgres.create("node_in_one"), "LINE_ONE_STATEMENT=1");
            default -> throw new IllegalArgumentException(name);
        };
        var server = new ProcessBuilder(program)
                .redirectErrorStream(true)
                .redirectOutput(
                        directory.resolve(name.replace(' ', '-') + ".log").toFile())
                .start();
        servers.add(server);
        Ports.awaitListening(server, port);
        var generator = programs.lineLoad(port, server.pid(), postgres.process().pid());
        return Line.start(name, generator);
    }

    /** A server with the generator of its load. */
    private record Line(String name, Process load, BufferedReader figures, OutputStream orders) {

        static Line start(String name, List<String> program) throws IOException {
            var load =
                    new ProcessBuilder(program).redirectError(Redirect.INHERIT).start();
            var line = new Line(name, load, load.inputReader(), load.getOutputStream());
            line.read();
            return line;
        }

        List<String> measure(int seconds) throws IOException {
            orders.write((seconds + "\n").getBytes(StandardCharsets.US_ASCII));
            orders.flush();
            return read();
        }

        /** Up to the empty line. */
        private List<String> read() throws IOException {
            var lines = new ArrayList<String>();
            for (var line = figures.readLine(); ; line = figures.readLine()) {
                if (line == null) {
                    throw new IOException(name + " failed");
                }
                if (line.isEmpty()) {
                    return lines;
                }
                lines.add(line);
            }
        }

        void end() {
            load.destroy();
        }
    }
}
