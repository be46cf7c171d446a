package dev.charla.faults;

import static org.awaitility.Awaitility.await;

import dev.charla.bench.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The nginx of {@code deploy/nginx.conf}, word by word but for the addresses. */
final class Nginx implements AutoCloseable {

    private static final Path CONFIGURATION = Path.of("..", "deploy", "nginx.conf");
    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");

    private final Process process;
    private final URI url;

    private Nginx(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * @param directory for its output and what it keeps for a while
     * @param servers in place of {@code app-one} and {@code app-two}
     */
    static Nginx start(Path directory, List<URI> servers) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        int port = Ports.free();
        var configuration = Files.readString(CONFIGURATION)
                .replace("app-one:3000", servers.get(0).getAuthority())
                .replace("app-two:3000", servers.get(1).getAuthority())
                .replace("listen 80;", "listen 127.0.0.1:" + port + ";");
        Files.writeString(directory.resolve("charla.conf"), configuration);
        Files.writeString(directory.resolve("nginx.conf"), """
                daemon off;
                user root root;
                pid nginx.pid;
                error_log error.log;
                worker_processes 1;
                events { worker_connections 1024; }
                http {
                    access_log access.log;
                    client_body_temp_path bodies;
                    proxy_temp_path answers;
                    fastcgi_temp_path unused-1;
                    uwsgi_temp_path unused-2;
                    scgi_temp_path unused-3;
                    include charla.conf;
                }
                """);
        refuseUnlessValid(directory);
        var process = command(directory)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.log").toFile())
                .start();
        var nginx = new Nginx(process, URI.create("http://127.0.0.1:" + port));
        nginx.awaitListening();
        return nginx;
    }

    private static void refuseUnlessValid(Path directory) throws IOException, InterruptedException {
        var check = command(directory, "-t").start();
        if (check.waitFor() != 0) {
            throw new IOException(check.errorReader().readAllAsString());
        }
    }

    private static ProcessBuilder command(Path directory, String... options) {
        var builder = new ProcessBuilder(
                PROGRAM.toString(), "-p", directory.toString(), "-e", "error.log", "-c", "nginx.conf");
        builder.command().addAll(List.of(options));
        return builder;
    }

    private void awaitListening() {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(url.resolve("/actuator/health")).build();
            await("nginx").atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
                // The figures and the health of a server are not for those outside.
                return http.send(request, BodyHandlers.discarding()).statusCode() == 404;
            });
        }
    }

    URI url() {
        return url;
    }

    /** Its workers end with it when it is asked in good order. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
