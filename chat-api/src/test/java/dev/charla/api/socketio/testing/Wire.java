package dev.charla.api.socketio.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A client without any knowledge of the protocol: requests and WebSockets to one path of one server. */
public final class Wire {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    public Wire(int port, String path) {
        this.base = "127.0.0.1:" + port + path;
    }

    public URI uri(String query) {
        return URI.create("http://" + base + "?" + query);
    }

    public HttpRequest.Builder request(String query) {
        return HttpRequest.newBuilder(uri(query)).timeout(Duration.ofSeconds(30));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String query) {
        return send(request(query));
    }

    public HttpResponse<String> post(String query, String body) {
        return send(request(query).POST(BodyPublishers.ofString(body)));
    }

    /** Opens a session over HTTP. */
    public PollingSession poll() {
        String body = get("EIO=4&transport=polling").body();
        return new PollingSession(this, body.replaceAll(".*\"sid\":\"([^\"]+)\".*", "$1"));
    }

    public WebSocketClient webSocket(String query) {
        return WebSocketClient.open(http, URI.create("ws://" + base + "?" + query), null);
    }

    public WebSocketClient webSocket() {
        return webSocket("EIO=4&transport=websocket");
    }

    public WebSocketClient webSocketFrom(String origin, String query) {
        return WebSocketClient.open(http, URI.create("ws://" + base + "?" + query), origin);
    }
}
