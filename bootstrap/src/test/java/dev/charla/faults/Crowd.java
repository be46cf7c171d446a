package dev.charla.faults;

import dev.charla.e2e.CharlaProcess;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The people of {@code storm.mjs}, who do as they are told. */
final class Crowd implements AutoCloseable {

    private static final Path SCRIPTS = Path.of(System.getProperty("charla.e2e.scripts", "src/test/e2e"));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter orders;

    private Crowd(Process process) {
        this.process = process;
        this.answers = process.inputReader();
        this.orders = process.outputWriter();
    }

    /**
     * Returns when everybody is there.
     *
     * @param notes a directory for what they note down
     */
    static Crowd gather(Cluster cluster, Path notes) throws IOException {
        Files.createDirectories(notes);
        var node = new ProcessBuilder("node", "storm.mjs")
                .directory(SCRIPTS.toFile())
                .redirectError(Redirect.appendTo(notes.resolve("script.log").toFile()));
        var environment = node.environment();
        environment.put(
                "STORM_NODES",
                cluster.fronts().stream().map(TcpProxy::url).map(URI::toString).collect(Collectors.joining(",")));
        environment.put("STORM_ENTRANCE", cluster.entrance().toString());
        environment.put("STORM_BALANCER", cluster.balancer().url().toString());
        environment.put("STORM_NARROW", cluster.narrow().url().toString());
        environment.put("STORM_NOTES", notes.toAbsolutePath().toString());
        environment.put("CHARLA_ADMIN_EMAIL", CharlaProcess.ADMIN_EMAIL);
        environment.put("CHARLA_ADMIN_PASSWORD", Cluster.PASSWORD);
        var crowd = new Crowd(node.start());
        crowd.read();
        return crowd;
    }

    /**
     * Gives an order and waits until it is done.
     *
     * @return how many messages were answered with success so far
     */
    long told(String order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
        return read();
    }

    private long read() throws IOException {
        var line = answers.readLine();
        if (line == null) {
            throw new IOException("the script ended; its log tells why");
        }
        return JSON.readTree(line).get("accepted").asLong();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
