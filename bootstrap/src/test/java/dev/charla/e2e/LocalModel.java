package dev.charla.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model on this machine behind OpenAI's API. It repeats what it was told, the system prompt left out, or does as its last line
 * says: what a broken server would do.
 */
final class LocalModel implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch thinking = new CountDownLatch(1);
    private final CountDownLatch maySpeak = new CountDownLatch(1);
    private final CountDownLatch spoke = new CountDownLatch(1);
    private final HttpServer server;

    LocalModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::complete);
        server.createContext("/thinks", exchange -> answerAfter(thinking, exchange));
        server.createContext("/speak", exchange -> {
            maySpeak.countDown();
            answerAfter(spoke, exchange);
        });
        server.start();
    }

    /** Where scripts ask it what it does. */
    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    String baseUrl() {
        return address() + "/v1";
    }

    private void complete(HttpExchange exchange) throws IOException {
        try (exchange) {
            var lines = JSON.readTree(exchange.getRequestBody().readAllBytes()).get("messages");
            var last = lines.get(lines.size() - 1).get("content").asString();
            switch (last) {
                case "fail" -> exchange.sendResponseHeaders(500, -1);
                case "say nothing" -> await(closing);
                case "stall" -> {
                    begin(exchange);
                    write(exchange, piece("We"));
                    await(closing);
                }
                case "go on" -> goOn(exchange, ": still thinking\n\n");
                case "chatter" -> goOn(exchange, piece("and on "));
                case "talk nonsense" -> {
                    begin(exchange);
                    write(exchange, "data: nonsense\n\n");
                }
                case "think until a person comes" -> {
                    thinking.countDown();
                    await(maySpeak);
                    say(exchange, "too late");
                    spoke.countDown();
                }
                default -> say(exchange, "I heard: " + said(lines));
            }
        }
    }

    private static String said(JsonNode lines) {
        return lines.valueStream()
                .filter(line -> !line.get("role").asString().equals("system"))
                .map(line -> line.get("content").asString())
                .collect(Collectors.joining(", "));
    }

    private static void say(HttpExchange exchange, String text) throws IOException {
        begin(exchange);
        write(exchange, piece(text));
        write(exchange, "data: [DONE]\n\n");
    }

    private static void goOn(HttpExchange exchange, String line) throws IOException {
        begin(exchange);
        while (true) {
            write(exchange, line);
        }
    }

    private static String piece(String text) {
        var delta = JSON.createObjectNode().put("content", text);
        var choice = JSON.createObjectNode().set("delta", delta);
        return "data: "
                + JSON.createObjectNode().set("choices", JSON.createArrayNode().add(choice)) + "\n\n";
    }

    private static void begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
    }

    private static void write(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static void answerAfter(CountDownLatch latch, HttpExchange exchange) throws IOException {
        try (exchange) {
            await(latch);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
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
}
