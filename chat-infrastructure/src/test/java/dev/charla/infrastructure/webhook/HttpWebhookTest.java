package dev.charla.infrastructure.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.charla.application.port.out.Webhook.Post;
import dev.charla.domain.chat.Attachment;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against a real server that takes, refuses, stalls and hangs up. */
class HttpWebhookTest {

    private static final String SECRET = "the webhook's secret";
    private static final Instant NOW = Instant.parse("2026-01-05T11:00:00.123Z");
    private static final PhoneNumber PHONE = new PhoneNumber("+34600111222");

    private final Map<String, String> headers = new ConcurrentHashMap<>();
    private final AtomicInteger status = new AtomicInteger(204);
    private final AtomicInteger visits = new AtomicInteger();
    private final CountDownLatch stall = new CountDownLatch(1);
    private HttpServer receiver;
    private byte[] body = {};

    @BeforeEach
    void startReceiver() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/hook", this::receive);
        receiver.createContext("/stalls", exchange -> await());
        receiver.createContext("/endless", this::answerWithoutEnd);
        receiver.createContext("/elsewhere", this::redirect);
        receiver.start();
    }

    @AfterEach
    void stopReceiver() {
        stall.countDown();
        receiver.stop(0);
    }

    @Test
    void postsAMessageAsJson() {
        assertThat(webhook("/hook").post(post(SenderType.VISITOR, "ñ 😀", null)))
                .isEmpty();

        assertThat(headers).containsEntry("content-type", "application/json");
        assertThat(json()).isEqualTo(JsonMapper.shared().readTree("""
                                {"userWhatsAppNumber": "+34600111222", "messageText": "ñ 😀", "sender": "user",
                                 "senderName": "Vera", "chatId": "00000000-0000-0005-0000-000000000001",
                                 "messageId": "00000000-0000-0007-0000-000000000001",
                                 "timestamp": "2026-01-05T10:00:00.120Z"}"""));
    }

    @Test
    void tellsStaffFromTheOwnerAndNamesAFile() {
        var photo = new Attachment(new UUID(6, 1), "/v2/files/1", "photo.png", 1_024, "image/png");
        webhook("/hook").post(post(SenderType.COMMERCIAL, "", photo));

        assertThat(json().get("sender").asString()).isEqualTo("agent");
        assertThat(json().get("attachment")).isEqualTo(JsonMapper.shared().readTree("""
                                {"url": "/v2/files/1", "fileName": "photo.png", "fileSize": 1024, "mimeType": "image/png"}"""));
    }

    @Test
    void signsWhatItPosts() throws GeneralSecurityException {
        var post = post(SenderType.VISITOR, "Hello", null);
        webhook("/hook").post(post);

        var timestamp = Long.toString(NOW.getEpochSecond());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
        assertThat(headers)
                .containsEntry("x-signature-timestamp", timestamp)
                .containsEntry("x-signature-256", "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)))
                .containsEntry("x-delivery-id", post.deliveryId().toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410, 429, 500, 503})
    void tellsWhatElseWasAnswered(int refusal) {
        status.set(refusal);

        assertThat(webhook("/hook").post(post(SenderType.VISITOR, "Hello", null)))
                .contains("answered " + refusal);
    }

    @Test
    void followsNoRedirect() {
        assertThat(webhook("/elsewhere").post(post(SenderType.VISITOR, "Hello", null)))
                .contains("answered 307");
        assertThat(visits).hasValue(0);
    }

    @Test
    void waitsForAnAnswerNoLongerThanItMay() {
        assertThat(webhook("/stalls").post(post(SenderType.VISITOR, "Hello", null)))
                .contains("did not answer in time");
    }

    @Test
    void readsNothingOfAnAnswerButItsStatus() {
        assertThat(webhook("/endless").post(post(SenderType.VISITOR, "Hello", null)))
                .isEmpty();
    }

    @Test
    void tellsThatNobodyIsThere() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var nobody = webhook(URI.create("http://localhost:" + port + "/hook"));

        assertThat(nobody.post(post(SenderType.VISITOR, "Hello", null)).orElseThrow())
                .startsWith("could not be reached");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/hook", "ftp://localhost/hook", "http:hook"})
    void isNotConfiguredWithAnythingButAnAddress(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> settings(URI.create(url), SECRET));
    }

    @Test
    void isNotConfiguredWithoutASecretAndNeverTellsIt() {
        var url = URI.create("http://localhost/hook");

        assertThatIllegalArgumentException().isThrownBy(() -> settings(url, " "));
        assertThat(settings(url, SECRET).toString()).doesNotContain(SECRET);
    }

    private HttpWebhook webhook(String path) {
        return webhook(URI.create("http://localhost:" + receiver.getAddress().getPort() + path));
    }

    private static HttpWebhook webhook(URI url) {
        var settings = settings(url, SECRET);
        return new HttpWebhook(
                WebhookConfiguration.client(settings),
                settings,
                JsonMapper.builder().build(),
                () -> NOW);
    }

    private static WebhookSettings settings(URI url, String secret) {
        return new WebhookSettings(url, secret, Duration.ofMillis(500));
    }

    private void receive(HttpExchange exchange) throws IOException {
        visits.incrementAndGet();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        body = exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status.get(), -1);
        exchange.close();
    }

    private void redirect(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Location", "/hook");
        exchange.sendResponseHeaders(307, -1);
        exchange.close();
    }

    private void answerWithoutEnd(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var answer = exchange.getResponseBody()) {
            while (stall.getCount() > 0) {
                answer.write(new byte[8192]);
            }
        }
    }

    private void await() {
        try {
            stall.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    private static Post post(SenderType sender, String text, @Nullable Attachment attachment) {
        var message = new Message(
                new MessageId(new UUID(7, 1)),
                new ChatId(new UUID(5, 1)),
                7,
                9,
                new Sender(new UUID(9, 1), sender, "Vera"),
                text,
                MessageType.TEXT,
                false,
                false,
                false,
                Instant.parse("2026-01-05T10:00:00.120Z"),
                attachment,
                null,
                null,
                null);
        return new Post(new UUID(8, 1), PHONE, message);
    }
}
