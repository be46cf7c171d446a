package dev.charla.e2e;

import static org.awaitility.Awaitility.await;

import dev.charla.bench.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged server, run by {@code java -jar} in a process of its own on a free port. It is ready when {@link #start}
 * returns.
 */
public final class CharlaProcess implements AutoCloseable {

    public static final String ADMIN_EMAIL = "admin@localhost";

    /** The setting of the first admin's password. */
    public static final String ADMIN_PASSWORD = "charla.admin.password";

    private static final Path JAR = Path.of(System.getProperty("charla.jar", "target/charla.jar"));
    private static final Duration START_LIMIT = Duration.ofSeconds(240);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

    private final Path home;
    private final Process process;
    private final Path output;
    private final URI url;
    private final Map<String, String> settings;

    private CharlaProcess(Path home, Process process, Path output, URI url, Map<String, String> settings) {
        this.home = home;
        this.process = process;
        this.output = output;
        this.url = url;
        this.settings = Map.copyOf(settings);
    }

    /** Starts a server as {@link #start(Path, Map, List)} does, in a virtual machine made to start fast. */
    static CharlaProcess start(Path home, Map<String, String> settings) {
        return start(home, settings, List.of("-XX:TieredStopAtLevel=1"));
    }

    /**
     * Starts a server; it finds there what an earlier one on the same directory left.
     *
     * @param home a directory for the server's data and, appended to what an earlier start wrote, its output
     * @param settings Spring properties by name
     * @param options of the virtual machine
     */
    public static CharlaProcess start(Path home, Map<String, String> settings, List<String> options) {
        return start(home, Ports.free(), settings, options);
    }

    private static CharlaProcess start(Path home, int port, Map<String, String> settings, List<String> options) {
        var output = home.resolve("server.log");
        try {
            var process = new ProcessBuilder(command(home, port, settings, options))
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
            var charla = new CharlaProcess(home, process, output, URI.create("http://localhost:" + port), settings);
            charla.awaitReady();
            return charla;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts a stopped server anew on its data, where its clients look for it. */
    CharlaProcess again() {
        return start(home, url.getPort(), settings, List.of("-XX:TieredStopAtLevel=1"));
    }

    /** Without a trailing slash. */
    public URI url() {
        return url;
    }

    /** What a script needs to know to find the server and to log in, as environment variables. */
    public Map<String, String> environment() {
        return Map.of(
                "CHARLA_URL", url.toString(),
                "CHARLA_ADMIN_EMAIL", ADMIN_EMAIL,
                "CHARLA_ADMIN_PASSWORD", settings.getOrDefault(ADMIN_PASSWORD, ""));
    }

    /** All that the servers of this directory have printed so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Asks the server to stop (SIGTERM) and waits until it has. */
    public void stop() throws InterruptedException {
        process.destroy();
        awaitEnd();
    }

    /** Waits until a server that somebody has asked to stop has done so. */
    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("the server did not stop within " + STOP_LIMIT + "\n" + output());
        }
    }

    /** Waits until the server has ended, for whatever reason. */
    public void join() throws InterruptedException {
        process.waitFor();
    }

    /** Ends the server as {@code kill -9} does: it gets no chance to do anything more. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private void awaitReady() {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(url.resolve("/actuator/health/readiness"))
                    .build();
            await("readiness")
                    .atMost(START_LIMIT)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> isReady(http, request));
        } catch (RuntimeException | AssertionError failure) {
            process.destroyForcibly();
            throw new AssertionError("the server did not get ready\n" + output(), failure);
        }
    }

    private boolean isReady(HttpClient http, HttpRequest request) throws InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("the server ended with exit code " + process.exitValue());
        }
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListeningYet) {
            return false;
        }
    }

    private static List<String> command(Path home, int port, Map<String, String> settings, List<String> options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
        command.add("--server.port=" + port);
        command.add("--charla.data-dir=" + home.resolve("data"));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        return command;
    }
}
