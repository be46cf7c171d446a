package dev.charla.api.socketio.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.socketio.SocketIoOptions;
import dev.charla.api.socketio.testing.FeatureServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Foreign pages stay out, on every transport. */
class OriginTest {

    private static final String HANDSHAKE = "EIO=4&transport=polling";
    private static final FeatureServer SERVER = new FeatureServer(options());

    private static SocketIoOptions options() {
        SocketIoOptions options = SocketIoOptions.defaults();
        return options.withEngine(options.engine()
                .withHandshakes(HandshakePolicy.defaults()
                        .withOrigins("https://shop.example"::equals)
                        .withAdmission(request -> request.getHeader("X-Banned") == null)
                        .withDelay(request -> request.getHeader("X-Hasty") == null ? 0 : 7)));
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static HttpRequest.Builder from(String origin) {
        return SERVER.wire().request(HANDSHAKE).header("Origin", origin);
    }

    @Test
    void anAllowedPageMayReadWithCredentials() {
        var response = SERVER.wire().send(from("https://shop.example"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("https://shop.example");
        assertThat(response.headers().firstValue("Access-Control-Allow-Credentials"))
                .contains("true");
        assertThat(response.headers().allValues("Vary")).contains("Origin");
    }

    @Test
    void aForeignPageIsRefused() {
        var response = SERVER.wire().send(from("https://evil.example"));
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).isEqualTo("{\"code\":4,\"message\":\"Forbidden\"}");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aForeignPageOpensNoWebSocket() {
        String query = "EIO=4&transport=websocket";
        assertThat(SERVER.wire().webSocketFrom("https://evil.example", query).refused())
                .isTrue();
        assertThat(SERVER.wire().webSocketFrom("https://shop.example", query).refused())
                .isFalse();
    }

    @Test
    void aPreflightIsAnswered() {
        var response = SERVER.wire()
                .send(from("https://shop.example")
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "content-type,x-visitor-session")
                        .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Access-Control-Allow-Headers"))
                .contains("content-type,x-visitor-session");
        assertThat(response.headers().firstValue("Access-Control-Allow-Methods"))
                .contains("GET, POST");
    }

    @Test
    void admissionHasTheLastWord() {
        assertThat(SERVER.wire()
                        .send(SERVER.wire().request(HANDSHAKE).header("X-Banned", "1"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(SERVER.server().stats().rejectedHandshakes().get("forbidden"))
                .isPositive();
    }

    @Test
    void whoComesTooOftenIsToldWhenToComeAgain() {
        var response = SERVER.wire().send(SERVER.wire().request(HANDSHAKE).header("X-Hasty", "1"));

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).contains("7");
        assertThat(SERVER.server().stats().rejectedHandshakes().get("too many requests"))
                .isPositive();
    }
}
