package dev.charla.api.socketio.testing;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** A session on HTTP long-polling. */
public record PollingSession(Wire wire, String sid) {

    public String query() {
        return "EIO=4&transport=polling&sid=" + sid;
    }

    public HttpRequest.Builder request() {
        return wire.request(query());
    }

    public HttpResponse<String> poll() {
        return wire.send(request());
    }

    public CompletableFuture<HttpResponse<String>> pollAsync() {
        return wire.sendAsync(request());
    }

    public HttpResponse<String> post(String body) {
        return wire.send(request().POST(BodyPublishers.ofString(body)));
    }

    /** A second transport for this session. */
    public WebSocketClient webSocket() {
        return wire.webSocket("EIO=4&transport=websocket&sid=" + sid);
    }

    /** Upgrades to the end. */
    public WebSocketClient upgrade() {
        WebSocketClient socket = webSocket();
        socket.send("2probe");
        socket.expect("3probe");
        socket.send("5");
        return socket;
    }
}
