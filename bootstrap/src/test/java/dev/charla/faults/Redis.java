package dev.charla.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A Redis of the tests' own that keeps nothing on disk. It can be killed and started again, on the same port. */
final class Redis implements AutoCloseable {

    /** The same program under another name, in a package that brings no service. */
    private static final Path SAME_PROGRAM = Path.of("/usr/bin/redis-check-rdb");

    private final Path log;
    private final Path program;
    private final int port;
    private Process process;

    private Redis(Path log, int port) throws IOException {
        this.log = log;
        this.program = Files.createSymbolicLink(log.resolveSibling("redis-server"), SAME_PROGRAM);
        this.port = port;
        this.process = run();
    }

    /** @param log where its output is appended */
    static Redis start(Path log) throws IOException {
        return new Redis(log, freePort());
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    long pid() {
        return process.pid();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException {
        process = run();
    }

    private Process run() throws IOException {
        var started = new ProcessBuilder(
                        program.toString(), "--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", "")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        await("Redis")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(this::listens);
        return started;
    }

    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
