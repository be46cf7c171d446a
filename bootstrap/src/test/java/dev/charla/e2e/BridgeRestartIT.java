package dev.charla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What the bridge has promised is kept when the server is killed, and what it is told twice is known after a restart. */
class BridgeRestartIT {

    private static final String PASSWORD = "correct horse";
    private static final String PHONE = "+34600111222";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    private final HttpClient http = HttpClient.newHttpClient();
    private final LinkedBlockingQueue<Posted> posts = new LinkedBlockingQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean stalls;
    private HttpServer receiver;
    private CharlaProcess charla;

    @BeforeEach
    void startBoth() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/hook", this::receive);
        receiver.start();
        start();
    }

    @AfterEach
    void stopBoth() throws InterruptedException {
        released.countDown();
        charla.close();
        receiver.stop(0);
        http.close();
    }

    @Test
    void postsAfterTheNextStartWhatWasCommittedBeforeAKill() throws Exception {
        var staff = Caller.commercial(http, charla.url(), PASSWORD);
        var chat = reply(staff, "Hello");
        stalls = true;
        var sent = staff.says(charla.url(), chat, "before the kill").get("id").asString();
        var first = next();
        charla.kill();

        stalls = false;
        start();
        var again = next();
        assertThat(again).isEqualTo(first);
        assertThat(again.message()).isEqualTo(sent);
        assertThat(staff.says(charla.url(), chat, "after it").get("id").asString())
                .isEqualTo(next().message());
        assertThat(posts).isEmpty();
    }

    @Test
    void knowsARepeatedDeliveryAfterARestart() throws Exception {
        var staff = Caller.commercial(http, charla.url(), PASSWORD);
        var chat = reply(staff, "Hello");
        charla.kill();
        start();

        assertThat(reply(staff, "Hello")).isEqualTo(chat);
        assertThat(staff.history(charla.url(), chat)).hasSize(1);
    }

    /** @return the chat of the number */
    private String reply(Caller staff, String text) {
        assertThat(post(staff, text)).isEqualTo(404); // nobody listens
        var chats = staff.get(charla.url(), "/v2/chats");
        return Caller.json(chats).get("chats").get(0).get("id").asString();
    }

    private int post(Caller staff, String text) {
        var reply = Map.of("targetUserWhatsAppNumber", PHONE, "messageText", text);
        return staff.post(charla.url(), "/api/bot-reply", reply, Map.of("X-Delivery-Id", "delivery-1"))
                .statusCode();
    }

    private Posted next() throws InterruptedException {
        var post = posts.poll(60, TimeUnit.SECONDS);
        assertThat(post).as("a message that is posted").isNotNull();
        return post;
    }

    private void receive(HttpExchange exchange) throws IOException {
        var body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        var stalling = stalls;
        posts.add(new Posted(
                exchange.getRequestHeaders().getFirst("X-Delivery-Id"),
                body.get("messageId").asString()));
        if (stalling) {
            stall();
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private void stall() {
        try {
            released.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void start() {
        charla = CharlaProcess.start(
                home,
                Map.of(
                        CharlaProcess.ADMIN_PASSWORD,
                        PASSWORD,
                        "charla.bridge.secret",
                        "secret-of-the-bridge",
                        "charla.bridge.webhook.url",
                        "http://localhost:" + receiver.getAddress().getPort() + "/hook",
                        "charla.bridge.webhook.timeout",
                        "2s"));
    }

    private record Posted(String deliveryId, String message) {}
}
