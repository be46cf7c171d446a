package dev.charla.api.socketio.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.socketio.testing.ConformanceFixture;
import dev.charla.api.socketio.testing.PollingSession;
import dev.charla.api.socketio.testing.WebSocketClient;
import dev.charla.api.socketio.testing.Wire;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The 32 cases of the Socket.IO v5 suite. */
class SocketIoSuiteTest extends EngineProtocolCases {

    @RegisterExtension
    static final ConformanceFixture FIXTURE = new ConformanceFixture();

    @Override
    Wire wire() {
        return FIXTURE.wire("/socket.io/");
    }

    @Override
    void assertStillServed(WebSocketClient upgraded) {
        upgraded.send("40");
        assertThat(upgraded.nextText()).startsWith("40{");
    }

    private WebSocketClient opened() {
        WebSocketClient socket = wire().webSocket();
        socket.next();
        return socket;
    }

    private WebSocketClient connected() {
        WebSocketClient socket = opened();
        socket.send("40");
        assertThat(socket.nextText()).startsWith("40");
        socket.expect("42[\"auth\",{}]");
        return socket;
    }

    @Nested
    class Connect {

        @Test
        void toTheMainNamespace() {
            connects("40", "40", "42[\"auth\",{}]");
        }

        @Test
        void toTheMainNamespaceWithAPayload() {
            connects("40{\"token\":\"123\"}", "40", "42[\"auth\",{\"token\":\"123\"}]");
        }

        @Test
        void toACustomNamespace() {
            connects("40/custom,", "40/custom,", "42/custom,[\"auth\",{}]");
        }

        @Test
        void toACustomNamespaceWithAPayload() {
            connects("40/custom,{\"token\":\"abc\"}", "40/custom,", "42/custom,[\"auth\",{\"token\":\"abc\"}]");
        }

        private void connects(String packet, String answer, String event) {
            try (WebSocketClient socket = opened()) {
                socket.send(packet);
                String connected = socket.nextText();
                assertThat(connected).startsWith(answer);
                JsonNode data = JsonMapper.shared().readTree(connected.substring(answer.length()));
                assertThat(data.propertyNames()).containsExactly("sid");
                assertThat(data.get("sid").stringValue()).isNotEmpty();
                socket.expect(event);
            }
        }

        @Test
        void notToAnUnknownNamespace() {
            try (WebSocketClient socket = opened()) {
                socket.send("40/random");
                socket.expect("44/random,{\"message\":\"Invalid namespace\"}");
            }
        }

        @Test
        void notWithAnInvalidPacket() {
            WebSocketClient socket = opened();
            socket.send("4abc");
            socket.awaitClose();
        }

        @Test
        void inTime() {
            WebSocketClient socket = opened();
            while (!socket.isClosed()) {
                keepAlive(socket);
            }
            assertThat(socket.awaitClose()).isEqualTo(1000);
        }

        private static void keepAlive(WebSocketClient socket) {
            try {
                socket.send("3");
                Thread.onSpinWait();
            } catch (RuntimeException closedMeanwhile) {
                socket.awaitClose();
            }
        }
    }

    @Nested
    class Disconnect {

        @Test
        void fromTheMainNamespace() {
            try (WebSocketClient socket = connected()) {
                socket.send("41");
                assertThat(socket.next()).isEqualTo("2");
            }
        }

        @Test
        void fromACustomNamespace() {
            try (WebSocketClient socket = connected()) {
                socket.send("40/custom");
                assertThat(socket.nextText()).startsWith("40/custom,");
                assertThat(socket.nextText()).startsWith("42/custom,");
                socket.send("41/custom");
                socket.send("42[\"message\",\"message to main namespace\"]");
                socket.expect("42[\"message-back\",\"message to main namespace\"]");
            }
        }
    }

    @Nested
    class Messages {

        @Test
        void text() {
            try (WebSocketClient socket = connected()) {
                socket.send("42[\"message\",1,\"2\",{\"3\":[true]}]");
                socket.expect("42[\"message-back\",1,\"2\",{\"3\":[true]}]");
            }
        }

        @Test
        void binary() {
            try (WebSocketClient socket = connected()) {
                socket.send("452-[\"message\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
                attachments(socket);
                socket.expect(
                        "452-[\"message-back\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
                expectAttachments(socket);
            }
        }

        @Test
        void textWithAck() {
            try (WebSocketClient socket = connected()) {
                socket.send("42456[\"message-with-ack\",1,\"2\",{\"3\":[false]}]");
                socket.expect("43456[1,\"2\",{\"3\":[false]}]");
            }
        }

        @Test
        void binaryWithAck() {
            try (WebSocketClient socket = connected()) {
                socket.send(
                        "452-789[\"message-with-ack\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
                attachments(socket);
                socket.expect("462-789[{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
                expectAttachments(socket);
            }
        }

        private static void attachments(WebSocketClient socket) {
            socket.send(new byte[] {1, 2, 3});
            socket.send(new byte[] {4, 5, 6});
        }

        private static void expectAttachments(WebSocketClient socket) {
            socket.expect(new byte[] {1, 2, 3});
            socket.expect(new byte[] {4, 5, 6});
        }

        @Test
        void unknownTypeCloses() {
            closes("4abc");
        }

        @Test
        void invalidPayloadCloses() {
            closes("42{}");
        }

        @Test
        void invalidAckIdCloses() {
            closes("42abc[\"message-with-ack\",1,\"2\",{\"3\":[false]}]");
        }

        private void closes(String packet) {
            WebSocketClient socket = connected();
            socket.send(packet);
            assertThat(socket.awaitClose()).isEqualTo(1008);
        }
    }

    @Nested
    class Probe {

        @Test
        void takesOver() {
            PollingSession session = wire().poll();
            try (WebSocketClient socket = session.upgrade()) {
                assertStillServed(socket);
            }
        }
    }
}
