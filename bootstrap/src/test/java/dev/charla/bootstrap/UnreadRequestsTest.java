package dev.charla.bootstrap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a server of Jetty's, with documents that are nothing but the status. */
@Timeout(30)
class UnreadRequestsTest {

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @BeforeEach
    void start() throws Exception {
        server.addConnector(connector);
        server.setErrorHandler(
                new UnreadRequests(status -> Integer.toString(status).getBytes(US_ASCII)));
        server.setHandler(new Failing());
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void saysThatItIsUnavailableToWhomItCouldNotReadUntilItStopped() throws Exception {
        try (var client = connect()) {
            send(client, "POST /v2/messages HTTP/1.1\r\nHost: localhost\r\nContent-Le");
            await().until(() -> bytesIn() > 50);
            server.stop();
            assertThat(answer(client))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("\r\nRetry-After: 1\r\n")
                    .endsWith("\r\n\r\n503");
        }
    }

    @Test
    void keepsTheStatusOfARefusal() throws Exception {
        assertThat(answerTo("GET / HTTP/9.9\r\n\r\n"))
                .startsWith("HTTP/1.1 505 ")
                .endsWith("\r\n\r\n505")
                .doesNotContain("Retry-After");
    }

    @Test
    void closesTheConnectionAndNamesAProblemDocument() throws Exception {
        assertThat(answerTo("NONSENSE\r\n\r\n"))
                .contains("\r\nConnection: close\r\n")
                .contains("\r\nContent-Type: application/problem+json\r\n");
    }

    @Test
    void makesAFailureOfAHandlerAnInternalError() throws Exception {
        assertThat(answerTo("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 500 ")
                .endsWith("\r\n\r\n500");
    }

    private String answerTo(String request) throws IOException {
        try (var client = connect()) {
            send(client, request);
            return answer(client);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
    }

    private static void send(Socket client, String request) throws IOException {
        client.getOutputStream().write(request.getBytes(US_ASCII));
        client.getOutputStream().flush();
    }

    /** Until the connection is closed. */
    private static String answer(Socket client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), US_ASCII);
    }

    private long bytesIn() {
        return connector.getConnectedEndPoints().stream()
                .mapToLong(each -> each.getConnection().getBytesIn())
                .sum();
    }

    private static final class Failing extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            throw new IllegalStateException("something of the inside");
        }
    }
}
