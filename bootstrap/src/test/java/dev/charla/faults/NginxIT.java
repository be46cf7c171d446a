package dev.charla.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code deploy/nginx.conf} makes of servers that are cut off in the middle of an answer. */
class NginxIT {

    private static final String SESSION = "/socket.io/?EIO=4&transport=polling&sid=two.abc&t=";

    private final HttpClient http = HttpClient.newHttpClient();
    private Upstream one;
    private Upstream two;
    private Nginx nginx;

    @BeforeEach
    void start(@TempDir Path home) throws IOException, InterruptedException {
        one = new Upstream();
        two = new Upstream();
        nginx = Nginx.start(home, List.of(one.url(), two.url()));
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        nginx.close();
        one.close();
        two.close();
    }

    @Test
    void takesAConnectionToTheServerThatHasIt() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(get(SESSION + i)).isEqualTo(200);
        }
        assertThat(post(SESSION + "posted")).isEqualTo(200);

        assertThat(one.heard()).isEmpty();
        assertThat(two.heard()).hasSize(5).last().isEqualTo("POST " + SESSION + "posted");
    }

    @Test
    void doesNotRepeatAPollWhoseAnswerWasCutOff() throws Exception {
        assertThat(get(SESSION + "1")).isEqualTo(200);

        assertThat(get(SESSION + "cut")).isEqualTo(502);
        assertThat(one.heard()).isEmpty();
        assertThat(two.heard()).containsExactly("GET " + SESSION + "1", "GET " + SESSION + "cut");
    }

    @Test
    void takesANewConnectionToAServerThatIsThere() throws Exception {
        one.close();

        for (int i = 0; i < 4; i++) {
            assertThat(get("/socket.io/?EIO=4&transport=polling&t=" + i)).isEqualTo(200);
        }
        assertThat(two.heard()).hasSize(4);
    }

    @Test
    void repeatsNoMessageThatMayHaveBeenTaken() throws Exception {
        assertThat(post("/v2/messages?cut")).isEqualTo(502);
        assertThat(one.heard().size() + two.heard().size()).isEqualTo(1);
    }

    private int get(String path) throws IOException, InterruptedException {
        return status(HttpRequest.newBuilder(nginx.url().resolve(path)).build());
    }

    private int post(String path) throws IOException, InterruptedException {
        return status(HttpRequest.newBuilder(nginx.url().resolve(path))
                .POST(BodyPublishers.ofString("4"))
                .build());
    }

    private int status(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** Answers whatever it is asked, and cuts the connection off where it is asked to. */
    private static final class Upstream implements AutoCloseable {

        private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n6";

        private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        private final List<String> heard = new CopyOnWriteArrayList<>();

        Upstream() throws IOException {
            Thread.ofVirtual().start(this::accept);
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
        }

        /** The requests, but for those that ask whether it is there. */
        List<String> heard() {
            return heard;
        }

        private void accept() {
            while (!entrance.isClosed()) {
                try {
                    var connection = entrance.accept();
                    Thread.ofVirtual().start(() -> serve(connection));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void serve(Socket connection) {
            try (connection) {
                var in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
                for (var request = in.readLine(); request != null; request = in.readLine()) {
                    int length = 0;
                    for (var field = in.readLine(); !field.isEmpty(); field = in.readLine()) {
                        if (field.regionMatches(true, 0, "Content-Length: ", 0, 16)) {
                            length = Integer.parseInt(field.substring(16));
                        }
                    }
                    in.skip(length);
                    heard.add(request.replace(" HTTP/1.1", ""));
                    if (request.contains("cut")) {
                        connection.setSoLinger(true, 0);
                        return;
                    }
                    connection.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException gone) {
                // As it should be.
            }
        }

        @Override
        public void close() throws IOException {
            entrance.close();
        }
    }
}
