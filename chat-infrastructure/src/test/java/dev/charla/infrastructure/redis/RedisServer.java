package dev.charla.infrastructure.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A Redis server in a process of its own, which keeps nothing; for the end-to-end tests of {@code bootstrap} too. */
public final class RedisServer implements AutoCloseable {

    /** The same program under another name, and without a service around it, in Debian's redis-tools. */
    static final Path SAME_PROGRAM = Path.of("/usr/bin/redis-check-rdb");

    private final Path home;
    private final int port;
    private Process process;

    private RedisServer(Path home, int port, Process process) {
        this.home = home;
        this.port = port;
        this.process = process;
    }

    /** @param home a directory for its output */
    public static RedisServer start(Path home) {
        var port = freePort();
        var server = new RedisServer(home, port, run(home, port));
        server.awaitOpen();
        return server;
    }

    public String url() {
        return "redis://localhost:" + port;
    }

    /** What the server says to a command, in lines. */
    String ask(String... command) {
        var asking = new ArrayList<>(List.of("redis-cli", "-p", Integer.toString(port)));
        asking.addAll(List.of(command));
        try {
            var answer = new ProcessBuilder(asking).start().getInputStream().readAllBytes();
            return new String(answer, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** For whoever wants to start another one in its place. */
    public Path program() {
        return program(home);
    }

    /** Kills the server; what was connected to it is not told. */
    public void kill() {
        process.destroyForcibly();
        waitFor(process);
    }

    /** Lets the server do nothing, with its connections open, until it is thawed. */
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            waitFor(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts it again where it was, as empty as it was at first. */
    public void restart() {
        process = run(home, port);
        awaitOpen();
    }

    @Override
    public void close() {
        kill();
    }

    private void awaitOpen() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> isOpen(port));
    }

    private static Process run(Path home, int port) {
        try {
            var program = program(home);
            if (!Files.exists(program)) {
                Files.createSymbolicLink(program, SAME_PROGRAM);
            }
            return new ProcessBuilder(
                            program.toString(),
                            "--port",
                            Integer.toString(port),
                            "--bind",
                            "127.0.0.1",
                            "--save",
                            "",
                            "--dir",
                            home.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolve("redis.log").toFile()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path program(Path home) {
        return home.resolve("redis-server");
    }

    private static boolean isOpen(int port) {
        try (var connection = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
            return connection.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    static int freePort() {
        try (var any = new ServerSocket(0)) {
            return any.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void waitFor(Process process) {
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
