package dev.charla.infrastructure.openai;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server on this machine with OpenAI's API, which answers as a test wants it. */
final class ModelServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpServer server;
    private volatile Behaviour behaviour = streaming("We open at nine.");

    ModelServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::handle);
        server.start();
    }

    URI baseUrl() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/v1");
    }

    /** The bodies of the requests so far. */
    List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    /** What the requests proved themselves by. */
    List<String> keys() {
        return List.copyOf(keys);
    }

    void behaves(Behaviour next) {
        behaviour = next;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            behaviour.answer(exchange);
        }
    }

    /** One piece a word. */
    static Behaviour streaming(String answer) {
        return exchange -> {
            begin(exchange);
            for (var word : answer.split("(?<= )")) {
                write(exchange, piece(word));
            }
            write(exchange, "data: [DONE]\n\n");
        };
    }

    static Behaviour whole(String answer) {
        return exchange -> {
            var body = JSON.writeValueAsBytes(JSON.createObjectNode()
                    .set(
                            "choices",
                            JSON.createArrayNode()
                                    .add(JSON.createObjectNode()
                                            .set(
                                                    "message",
                                                    JSON.createObjectNode().put("content", answer)))));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    static Behaviour status(int status) {
        return exchange -> {
            var body = "{\"error\":{\"message\":\"canary of the model\"}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    /** Says nothing until the server closes. */
    Behaviour silent() {
        return exchange -> awaitClosing();
    }

    /** Begins an answer, and says no more of it. */
    Behaviour stalling() {
        return exchange -> {
            begin(exchange);
            write(exchange, piece("We"));
            awaitClosing();
        };
    }

    /** Goes on for ever with something that is no answer. */
    static Behaviour endless(String line) {
        return exchange -> {
            begin(exchange);
            while (true) {
                write(exchange, line);
            }
        };
    }

    static Behaviour raw(String body) {
        return exchange -> {
            begin(exchange);
            write(exchange, body);
        };
    }

    static String piece(String text) {
        var delta = JSON.createObjectNode().put("content", text);
        var choice = JSON.createObjectNode().set("delta", delta);
        var event =
                JSON.createObjectNode().set("choices", JSON.createArrayNode().add(choice));
        return "data: " + event + "\n\n";
    }

    private static void begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
    }

    private static void write(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /** How a request is answered. */
    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }
}
