package dev.charla.api.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.charla.api.socketio.engineio.EngineLimits;
import dev.charla.api.socketio.engineio.EngineTimeouts;
import dev.charla.api.socketio.engineio.Heartbeat;
import dev.charla.api.socketio.testing.FeatureServer;
import dev.charla.api.socketio.testing.PollingSession;
import dev.charla.api.socketio.testing.RawConnection;
import dev.charla.api.socketio.testing.WebSocketClient;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client does, it hurts nobody but itself. */
class HostileInputTest {

    private static final CountDownLatch RELEASED = new CountDownLatch(1);
    private static final FeatureServer SERVER = new FeatureServer(options());

    private static SocketIoOptions options() {
        SocketIoOptions options = SocketIoOptions.defaults();
        return options.withEngine(options.engine()
                        .withHeartbeat(new Heartbeat(Duration.ofSeconds(5), Duration.ofSeconds(5)))
                        .withTimeouts(new EngineTimeouts(
                                Duration.ofMillis(300), Duration.ofMillis(1_500), Duration.ofSeconds(1)))
                        .withLimits(new EngineLimits(1_000_000, 1 << 20, 1_000, 1_000)))
                .withConnectTimeout(Duration.ofSeconds(3))
                .withLimits(SocketLimits.defaults().withWaitingEvents(50));
    }

    static {
        SERVER.main().onConnect(socket -> {
            String room = socket.handshake().auth().path("room").asString("");
            if (!room.isEmpty()) {
                socket.join(room);
            }
        });
        SERVER.main().on("block", (socket, arguments, ack) -> {
            ack.send("blocking");
            RELEASED.await();
        });
    }

    @AfterEach
    void othersAreStillServed() {
        try (WebSocketClient socket = connected()) {
            socket.send("421[\"echo\",\"still there?\"]");
            socket.expect("431[\"still there?\"]");
        }
    }

    @AfterAll
    static void stop() {
        RELEASED.countDown();
        SERVER.close();
    }

    private static WebSocketClient opened() {
        WebSocketClient socket = SERVER.wire().webSocket();
        socket.nextText();
        return socket;
    }

    private static WebSocketClient connected() {
        WebSocketClient socket = opened();
        socket.join("/", "");
        return socket;
    }

    private static void closesWith(WebSocketClient socket, String message) {
        socket.send(message);
        assertThat(socket.awaitClose()).isEqualTo(1008);
    }

    // Out of turn

    @ParameterizedTest
    @ValueSource(strings = {"42[\"echo\",1]", "431[1]", "41", "41/admin,", "42/nowhere,[\"echo\"]", "44{}"})
    void nothingButConnectComesFirst(String packet) {
        closesWith(opened(), packet);
    }

    @Test
    void noEventAfterARefusal() {
        WebSocketClient socket = opened();
        socket.send("40{\"token\":\"bad\"}");
        socket.expect("44{\"message\":\"unauthorized\",\"data\":{\"code\":401}}");
        closesWith(socket, "42[\"echo\",1]");
    }

    @Test
    void noEventForANamespaceThatWasNotJoined() {
        closesWith(connected(), "42/admin,[\"echo\",1]");
    }

    // Sessions

    @Test
    void aSessionIdIsNeverTheClients() {
        assertThat(SERVER.wire().get("EIO=4&transport=polling&sid=mine").body())
                .isEqualTo("{\"code\":1,\"message\":\"Session ID unknown\"}");
        assertThat(SERVER.wire().webSocket("EIO=4&transport=websocket&sid=mine").refused())
                .isTrue();
    }

    @Test
    void aSocketIdOpensNoSession() {
        PollingSession session = SERVER.wire().poll();
        session.post("40");
        String socketId = session.poll().body().replaceAll(".*\"sid\":\"([^\"]+)\".*", "$1");
        assertThat(socketId).isNotEqualTo(session.sid());
        assertThat(SERVER.wire().get("EIO=4&transport=polling&sid=" + socketId).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aStolenSessionIdTakesNoWebSocketOver() {
        PollingSession session = SERVER.wire().poll();
        try (WebSocketClient owner = session.upgrade()) {
            owner.join("/", "");
            session.webSocket().awaitClose();
            owner.send("421[\"echo\",1]");
            owner.expect("431[1]");
        }
    }

    @Test
    void aProbeThatNeverEndsIsClosed() {
        PollingSession session = SERVER.wire().poll();
        WebSocketClient probing = session.webSocket();
        probing.send("2probe");
        probing.expect("3probe");
        probing.awaitClose();
        assertThat(session.post("40").statusCode()).isEqualTo(200);
    }

    @Test
    void aConnectionWithoutConnectIsClosed() {
        assertThat(opened().awaitClose()).isEqualTo(1000);
    }

    // Packets

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4",
                "47[]",
                "42",
                "42[]",
                "42{}",
                "42[{}]",
                "42[\"connect\"]",
                "42[\"disconnecting\"]",
                "42[\"echo\"]trailing",
                "43[1]",
                "451[\"echo\"]",
                "45-[\"echo\"]",
                "4511-[\"echo\"]",
                "452147483648-[\"echo\"]",
                "4599999999999999999999-[\"echo\"]",
                "0{}",
                "2",
                "5",
                "x"
            })
    void malformedPacketsClose(String packet) {
        closesWith(connected(), packet);
    }

    @Test
    void aSixtyThousandDigitAckIdCloses() {
        closesWith(connected(), "42" + "1".repeat(60_000) + "[\"echo\"]");
    }

    @Test
    void twentyThousandDeepJsonCloses() {
        closesWith(connected(), "42[\"echo\"," + "[".repeat(20_000) + "]".repeat(20_000) + "]");
    }

    @Test
    void anAttachmentOutOfPlaceCloses() {
        WebSocketClient socket = connected();
        socket.send(new byte[] {1});
        assertThat(socket.awaitClose()).isEqualTo(1008);
    }

    @Test
    void aPlaceholderBeyondTheAttachmentsCloses() {
        WebSocketClient socket = connected();
        socket.send("451-[\"echo\",{\"_placeholder\":true,\"num\":1}]");
        socket.send(new byte[] {1});
        assertThat(socket.awaitClose()).isEqualTo(1008);
    }

    @Test
    void anUnfinishedPacketIsGivenUp() {
        WebSocketClient socket = connected();
        closesWith(socket, "451-[\"echo\",{\"_placeholder\":true,\"num\":0}]");
    }

    @Test
    void anEndlessNamespaceCloses() {
        closesWith(opened(), "40/" + "x".repeat(10_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"b!!!", "", "4hello\u001e", "\u001e\u001e", "9"})
    void malformedPayloadsEndTheSession(String payload) {
        PollingSession session = SERVER.wire().poll();
        assertThat(session.post(payload).statusCode()).isEqualTo(400);
        assertThat(session.poll().statusCode()).isEqualTo(400);
    }

    // Sizes

    @Test
    void anAnnouncedGigabyteIsRefusedAtOnce() {
        PollingSession session = SERVER.wire().poll();
        try (var raw = new RawConnection(SERVER.port(), 65_536)) {
            raw.write("POST /socket.io/?" + session.query()
                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1500000000\r\n\r\n4");
            assertThat(raw.readHead()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void anEndlessChunkedBodyIsRefused() {
        PollingSession session = SERVER.wire().poll();
        var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[1_000_001]));
        assertThat(SERVER.wire().send(session.request().POST(body)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void aStalledBodyHoldsNothingUp() {
        PollingSession session = SERVER.wire().poll();
        try (var raw = new RawConnection(SERVER.port(), 65_536)) {
            raw.write("POST /socket.io/?" + session.query()
                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n4");
            othersAreStillServed();
            // A session reads one body at a time.
            await().untilAsserted(
                            () -> assertThat(session.post("40").statusCode()).isEqualTo(400));
        }
    }

    @Test
    void aMessageTooLargeCloses() {
        WebSocketClient socket = connected();
        socket.send("42[\"echo\",\"" + "x".repeat(1_000_000) + "\"]");
        assertThat(socket.awaitClose()).isEqualTo(1009);
    }

    @Test
    void anAnnouncedFrameTakesNoMemory() {
        try (var raw = new RawConnection(SERVER.port(), 65_536).upgrade()) {
            raw.write(new byte[] {(byte) 0x81, (byte) 0xff, 0, 0, 0, 0, 0x7f, -1, -1, -1, 0, 0, 0, 0, '4'});
            assertThat(raw.endsByServer()).isTrue();
        }
    }

    @Test
    void oneByteFragmentsMakeAMessage() {
        try (WebSocketClient socket = connected()) {
            String packet = "421[\"echo\",\"" + "x".repeat(5_000) + "\"]";
            for (int i = 0; i < packet.length(); i++) {
                socket.sendPart(packet.substring(i, i + 1), i == packet.length() - 1);
            }
            assertThat(socket.nextText()).hasSize(packet.length() - 7);
        }
    }

    @Test
    void fragmentsThatNeverEndAreGivenUp() {
        WebSocketClient socket = connected();
        socket.sendPart("42[", false);
        assertThat(socket.awaitClose()).isEqualTo(1008);
    }

    // Floods

    @Test
    void aFloodOfPongsIsHarmless() {
        try (WebSocketClient socket = connected()) {
            for (int i = 0; i < 20_000; i++) {
                socket.send("3");
            }
            socket.send("421[\"echo\",1]");
            socket.expect("431[1]");
        }
    }

    @Test
    void aFloodOfWebSocketPingsIsHarmless() {
        try (var raw = new RawConnection(SERVER.port(), 1_024).upgrade()) {
            byte[] ping = RawConnection.frame(0x89, new byte[100]);
            for (int i = 0; i < 20_000; i++) {
                raw.write(ping);
            }
            othersAreStillServed();
        }
    }

    @Test
    void aReaderThatStopsReadingIsCutOff() {
        SERVER.reasons().clear();
        try (var raw = new RawConnection(SERVER.port(), 1_024).upgrade()) {
            raw.text("40{\"room\":\"slow\"}");
            await().until(() -> !SERVER.main().sockets("slow").isEmpty());
            String text = "x".repeat(50_000);
            for (int i = 0; i < 400; i++) {
                SERVER.main().to("slow").emit("said", text);
            }
            await().until(() -> SERVER.reasons().contains(DisconnectReason.SLOW_CONSUMER));
            assertThat(raw.endsByServer()).isTrue();
            await().until(() -> SERVER.server().stats().waitingBytes() == 0);
        }
    }

    @Test
    void pollsThatNeverComeAreCutOffToo() {
        SERVER.reasons().clear();
        PollingSession session = SERVER.wire().poll();
        session.post("40");
        session.poll();
        session.post("42[\"join\",{\"room\":\"absent\",\"text\":\"\"}]");
        await().until(() -> !SERVER.main().sockets("absent").isEmpty());
        for (int i = 0; i < 1_002; i++) {
            SERVER.main().to("absent").emit("said", i);
        }
        await().until(() -> SERVER.reasons().contains(DisconnectReason.SLOW_CONSUMER));
        assertThat(session.poll().statusCode()).isEqualTo(400);
    }

    @Test
    void eventsThatPileUpBehindAHandlerClose() {
        SERVER.reasons().clear();
        WebSocketClient socket = connected();
        socket.send("421[\"block\"]");
        socket.expect("431[\"blocking\"]");
        for (int i = 0; i < 51 && !socket.isClosed(); i++) {
            socket.send("42[\"echo\"]");
        }
        assertThat(socket.awaitClose()).isEqualTo(1008);
    }

    @Test
    void tooManyNamespacesClose() {
        WebSocketClient socket = opened();
        for (int i = 0; i < 10; i++) {
            SERVER.server().namespace("/n" + i);
            socket.join("/n" + i, "");
        }
        socket.send("40");
        assertThat(socket.awaitClose()).isEqualTo(1008);
    }
}
