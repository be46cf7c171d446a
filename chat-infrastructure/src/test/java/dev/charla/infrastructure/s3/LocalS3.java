package dev.charla.infrastructure.s3;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A server that speaks S3, Adobe's S3Mock, in a process of its own. */
final class LocalS3 implements AutoCloseable {

    private static final Path JAR = Path.of(System.getProperty("charla.s3mock", "target/test-tools/s3mock.jar"));
    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private final Process process;
    private final Path output;
    private final int port;

    private LocalS3(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** @param bucket is there when this returns */
    static LocalS3 start(Path home, String bucket) throws IOException {
        var output = home.resolve("s3.log");
        int plain = freePort();
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR.toAbsolutePath().toString(),
                        "--server.port=" + freePort(),
                        "--http.port=" + plain,
                        "--com.adobe.testing.s3mock.http-port=" + plain,
                        "--com.adobe.testing.s3mock.store.initial-buckets=" + bucket,
                        "--com.adobe.testing.s3mock.store.root=" + home.resolve("s3"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        var server = new LocalS3(process, output, plain);
        server.awaitReady();
        return server;
    }

    URI endpoint() {
        return URI.create("http://localhost:" + port);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void awaitReady() throws IOException {
        try {
            await().atMost(START_LIMIT).until(this::listens);
        } catch (RuntimeException | AssertionError failure) {
            close();
            throw new AssertionError("no S3 server\n" + Files.readString(output), failure);
        }
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new AssertionError("the server ended with exit code " + process.exitValue());
        }
        try (var probe = new Socket("localhost", port)) {
            return probe.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
