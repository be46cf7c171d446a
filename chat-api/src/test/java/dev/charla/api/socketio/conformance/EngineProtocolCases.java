package dev.charla.api.socketio.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.charla.api.socketio.testing.PollingSession;
import dev.charla.api.socketio.testing.WebSocketClient;
import dev.charla.api.socketio.testing.Wire;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What both suites ask of the engine: handshake, heartbeat, close and upgrade. */
@Execution(ExecutionMode.SAME_THREAD)
abstract class EngineProtocolCases {

    /** Two show that they repeat. A third would come within 100 ms of the connect timeout of a Socket.IO server. */
    private static final int PINGS = 2;

    abstract Wire wire();

    private static void assertOpenPacket(String packet, String... upgrades) {
        assertThat(packet).startsWith("0");
        JsonNode open = JsonMapper.shared().readTree(packet.substring(1));
        assertThat(open.propertyNames())
                .containsExactlyInAnyOrder("sid", "upgrades", "pingInterval", "pingTimeout", "maxPayload");
        assertThat(open.get("sid").stringValue()).isNotEmpty();
        assertThat(open.get("upgrades").values().stream().map(JsonNode::stringValue))
                .containsExactly(upgrades);
        assertThat(open.get("pingInterval").intValue()).isEqualTo(300);
        assertThat(open.get("pingTimeout").intValue()).isEqualTo(5000);
        assertThat(open.get("maxPayload").intValue()).isEqualTo(1_000_000);
    }

    @Nested
    class Handshake {

        @Test
        void pollingOpensASession() {
            var response = wire().get("EIO=4&transport=polling");
            assertThat(response.statusCode()).isEqualTo(200);
            assertOpenPacket(response.body(), "websocket");
        }

        @Test
        void pollingNeedsVersion4() {
            for (String query : List.of("transport=polling", "EIO=abc&transport=polling")) {
                var response = wire().get(query);
                assertThat(response.statusCode()).isEqualTo(400);
                assertThat(response.body()).isEqualTo("{\"code\":5,\"message\":\"Unsupported protocol version\"}");
            }
        }

        @Test
        void pollingNeedsAKnownTransport() {
            for (String query : List.of("EIO=4", "EIO=4&transport=abc")) {
                var response = wire().get(query);
                assertThat(response.statusCode()).isEqualTo(400);
                assertThat(response.body()).isEqualTo("{\"code\":0,\"message\":\"Transport unknown\"}");
            }
        }

        @Test
        void pollingOpensWithGetOnly() {
            for (String method : List.of("POST", "PUT")) {
                var response =
                        wire().send(wire().request("EIO=4&transport=polling").method(method, BodyPublishers.noBody()));
                assertThat(response.statusCode()).isEqualTo(400);
                assertThat(response.body()).isEqualTo("{\"code\":2,\"message\":\"Bad handshake method\"}");
            }
        }

        @Test
        void webSocketOpensASession() {
            try (WebSocketClient socket = wire().webSocket()) {
                assertOpenPacket((String) socket.next());
            }
        }

        @Test
        void webSocketNeedsVersion4() {
            assertThat(wire().webSocket("transport=websocket").refused()).isTrue();
            assertThat(wire().webSocket("EIO=abc&transport=websocket").refused())
                    .isTrue();
        }

        @Test
        void webSocketNeedsAKnownTransport() {
            assertThat(wire().webSocket("EIO=4").refused()).isTrue();
            assertThat(wire().webSocket("EIO=4&transport=abc").refused()).isTrue();
        }
    }

    @Nested
    @DisplayName("Heartbeat")
    class HeartbeatCases {

        @Test
        void pollingSendsPingsAndTakesPongs() {
            PollingSession session = wire().poll();
            for (int i = 0; i < PINGS; i++) {
                assertThat(session.poll().body()).isEqualTo("2");
                assertThat(session.post("3").statusCode()).isEqualTo(200);
            }
        }

        @Test
        void pollingEndsWithoutAPong() {
            PollingSession session = wire().poll();
            // A session opened later has run out of time: so has the earlier one.
            wire().webSocket().awaitClose();
            assertThat(session.poll().statusCode()).isEqualTo(400);
        }

        @Test
        void webSocketSendsPingsAndTakesPongs() {
            try (WebSocketClient socket = wire().webSocket()) {
                socket.next();
                for (int i = 0; i < PINGS; i++) {
                    assertThat(socket.next()).isEqualTo("2");
                    socket.send("3");
                }
            }
        }

        @Test
        void webSocketEndsWithoutAPong() {
            wire().webSocket().awaitClose();
        }
    }

    @Nested
    @DisplayName("Close")
    class CloseCases {

        @Test
        void pollingIsClosedByTheClient() {
            PollingSession session = wire().poll();
            var poll = session.pollAsync();
            session.post("1");
            assertThat(poll.join().statusCode()).isEqualTo(200);
            assertThat(poll.join().body()).isEqualTo("6");
            assertThat(session.poll().statusCode()).isEqualTo(400);
        }

        @Test
        void webSocketIsClosedByTheClient() {
            WebSocketClient socket = wire().webSocket();
            socket.next();
            socket.send("1");
            assertThat(socket.awaitClose()).isEqualTo(1000);
        }
    }

    @Nested
    class Upgrade {

        @Test
        void refusesPollsAfterwards() {
            PollingSession session = wire().poll();
            try (WebSocketClient socket = session.upgrade()) {
                // The poll goes by another connection and may overtake the upgrade packet; it is refused soon, and then
                // always.
                await().until(() -> session.poll().statusCode() == 400);
                assertThat(session.poll().statusCode()).isEqualTo(400);
                assertStillServed(socket);
            }
        }

        @Test
        void closesASecondWebSocket() {
            PollingSession session = wire().poll();
            try (WebSocketClient socket = session.upgrade()) {
                session.webSocket().awaitClose();
                assertStillServed(socket);
            }
        }
    }

    /** However the server is asked. */
    abstract void assertStillServed(WebSocketClient upgraded);
}
