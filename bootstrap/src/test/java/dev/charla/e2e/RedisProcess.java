package dev.charla.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** A Redis that keeps nothing, for scripts that may stop it and start another in its place. */
final class RedisProcess implements AutoCloseable {

    /** The same program under another name, in a package that brings no service. */
    private static final Path SAME_PROGRAM = Path.of("/usr/bin/redis-check-rdb");

    private final Path program;
    private final int port;
    private final Process process;

    private RedisProcess(Path program, int port, Process process) {
        this.program = program;
        this.port = port;
        this.process = process;
    }

    static RedisProcess start(Path home) throws IOException {
        var program = Files.createSymbolicLink(home.resolve("redis-server"), SAME_PROGRAM);
        var port = freePort();
        var process = new ProcessBuilder(
                        program.toString(), "--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", "")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("redis.log").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> isOpen(port));
        return new RedisProcess(program, port, process);
    }

    String url() {
        return "redis://localhost:" + port;
    }

    Map<String, String> environment() {
        return Map.of(
                "REDIS_PROGRAM", program.toString(),
                "REDIS_PORT", Integer.toString(port),
                "REDIS_PID", Long.toString(process.pid()));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static boolean isOpen(int port) {
        try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return connection.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (var any = new ServerSocket(0)) {
            return any.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
