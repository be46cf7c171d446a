package dev.charla.api.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.charla.api.socketio.engineio.Heartbeat;
import dev.charla.api.socketio.testing.FeatureServer;
import dev.charla.api.socketio.testing.PollingSession;
import dev.charla.api.socketio.testing.WebSocketClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.BinaryNode;

/** What an application can do with sockets. */
class SocketTest {

    private final FeatureServer server = new FeatureServer(options());
    private final Namespace namespace = server.main();
    private final BlockingQueue<Socket> connected = new LinkedBlockingQueue<>();

    SocketTest() {
        namespace.onConnect(connected::add);
    }

    private static SocketIoOptions options() {
        SocketIoOptions options = SocketIoOptions.defaults();
        return options.withEngine(
                        options.engine().withHeartbeat(new Heartbeat(Duration.ofMillis(100), Duration.ofSeconds(5))))
                .withLimits(SocketLimits.defaults().withRooms(3));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private record Pair(WebSocketClient client, Socket socket) {}

    private Pair connect() throws InterruptedException {
        WebSocketClient client = server.wire().webSocket();
        client.nextText();
        client.join("/", "");
        Socket socket = connected.poll(10, TimeUnit.SECONDS);
        assertThat(socket).isNotNull();
        return new Pair(client, Objects.requireNonNull(socket));
    }

    // Rooms and audiences

    @Test
    void membersOfARoomHearWhatItIsTold() throws InterruptedException {
        Pair member = connect();
        Pair stranger = connect();
        member.socket().join("room");
        namespace.to("room").emit("news", 1);
        stranger.socket().emit("marker");
        member.client().expect("42[\"news\",1]");
        stranger.client().expect("42[\"marker\"]");
    }

    @Test
    void aMemberOfTwoRoomsHearsItOnce() throws InterruptedException {
        Pair member = connect();
        member.socket().join("a");
        member.socket().join("b");
        namespace.to("b", "a").to("c").emit("news");
        member.socket().emit("marker");
        member.client().expect("42[\"news\"]");
        member.client().expect("42[\"marker\"]");
    }

    @Test
    void exceptedRoomsHearNothing() throws InterruptedException {
        Pair member = connect();
        Pair excepted = connect();
        Pair self = connect();
        for (Pair pair : List.of(member, excepted, self)) {
            pair.socket().join("all");
        }
        excepted.socket().join("muted");
        namespace.to("all").except("muted", self.socket().id()).emit("news");
        namespace.emit("marker");
        member.client().expect("42[\"news\"]");
        excepted.client().expect("42[\"marker\"]");
        self.client().expect("42[\"marker\"]");
    }

    @Test
    void aBroadcastReachesEverybodyElse() throws InterruptedException {
        Pair self = connect();
        Pair other = connect();
        self.socket().broadcast().emit("news");
        namespace.emit("marker");
        other.client().expect("42[\"news\"]");
        self.client().expect("42[\"marker\"]");
    }

    @Test
    void theIdOfASocketIsARoomOfItsOwn() throws InterruptedException {
        Pair pair = connect();
        assertThat(pair.socket().rooms()).containsExactly(pair.socket().id());
        namespace.to(pair.socket().id()).emit("news");
        pair.client().expect("42[\"news\"]");
        assertThat(namespace.sockets(pair.socket().id())).containsExactly(pair.socket());
    }

    @Test
    void whoLeavesARoomHearsNoMore() throws InterruptedException {
        Pair pair = connect();
        pair.socket().join("room");
        assertThat(namespace.sockets("room")).containsExactly(pair.socket());
        pair.socket().leave("room");
        assertThat(namespace.sockets("room")).isEmpty();
        namespace.to("room").emit("news");
        namespace.emit("marker");
        pair.client().expect("42[\"marker\"]");
        assertThat(server.server().stats().openRooms()).isZero();
    }

    @Test
    void roomsPerSocketAreBounded() throws InterruptedException {
        Socket socket = connect().socket();
        socket.join("1");
        socket.join("2");
        socket.join("3");
        socket.join("3");
        assertThatThrownBy(() -> socket.join("4")).isInstanceOf(LimitExceeded.class);
        assertThat(socket.rooms()).hasSize(4);
    }

    @Test
    void oneEncodedEventSuitsManySockets() throws InterruptedException {
        Pair one = connect();
        Pair two = connect();
        EncodedEvent event = namespace.encode("news", new byte[] {1, 2});
        namespace.send(List.of(one.socket(), two.socket()), event);
        for (Pair pair : List.of(one, two)) {
            pair.client().expect("451-[\"news\",{\"_placeholder\":true,\"num\":0}]");
            pair.client().expect(new byte[] {1, 2});
        }
        assertThatThrownBy(() -> server.server().namespace("/admin").send(event))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reservedEventsCannotBeEmitted() throws InterruptedException {
        Socket socket = connect().socket();
        assertThatThrownBy(() -> socket.emit("disconnect")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> namespace.on("connect", (any, arguments, ack) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // Acks

    @Test
    void aClientAnswers() throws Exception {
        Pair pair = connect();
        var answer = pair.socket().emitWithAck(Duration.ofSeconds(10), "question", "?");
        pair.client().expect("420[\"question\",\"?\"]");
        pair.client().send("430[42,{\"a\":true}]");
        assertThat(answer.get(10, TimeUnit.SECONDS).get(0).intValue()).isEqualTo(42);
    }

    @Test
    void aClientAnswersInBinary() throws Exception {
        Pair pair = connect();
        var answer = pair.socket().emitWithAck(Duration.ofSeconds(10), "question");
        pair.client().expect("420[\"question\"]");
        pair.client().send("461-0[{\"_placeholder\":true,\"num\":0}]");
        pair.client().send(new byte[] {7});
        assertThat(answer.get(10, TimeUnit.SECONDS).get(0)).isEqualTo(BinaryNode.valueOf(new byte[] {7}));
    }

    @Test
    void aHandlerMayWaitForItsClientsAnswer() throws InterruptedException {
        namespace.on(
                "ask-me",
                (socket, arguments, ack) -> ack.send(socket.emitWithAck(Duration.ofSeconds(10), "question")
                        .join()
                        .get(0)));
        Pair pair = connect();
        pair.client().send("425[\"ask-me\"]");
        pair.client().expect("420[\"question\"]");
        pair.client().send("430[\"yes\"]");
        pair.client().expect("435[\"yes\"]");
    }

    @Test
    void anAnswerMayComeTooLate() throws InterruptedException {
        Pair pair = connect();
        var answer = pair.socket().emitWithAck(Duration.ofMillis(20), "question");
        assertThatThrownBy(answer::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TimeoutException.class);
        pair.client().expect("420[\"question\"]");
        pair.client().send("430[]");
        pair.client().send("421[\"echo\"]");
        pair.client().expect("431[]");
    }

    @Test
    void nobodyAnswersAfterADisconnect() throws InterruptedException {
        Pair pair = connect();
        var answer = pair.socket().emitWithAck(Duration.ofSeconds(60), "question");
        pair.client().abort();
        assertThatThrownBy(answer::get).isInstanceOf(CancellationException.class);
        assertThatThrownBy(pair.socket().emitWithAck(Duration.ofSeconds(60), "question")::get)
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void anAckIsSentOnce() throws InterruptedException {
        namespace.on("twice", (socket, arguments, ack) -> {
            assertThat(ack.requested()).isTrue();
            ack.send(1);
            ack.send(2);
        });
        Pair pair = connect();
        pair.client().send("429[\"twice\"]");
        pair.client().expect("439[1]");
        pair.client().send("421[\"echo\"]");
        pair.client().expect("431[]");
    }

    // Handlers

    private record Point(int x, String name) {}

    @Test
    void payloadsAreConvertedAndChecked() throws InterruptedException {
        namespace
                .validate(payload -> {
                    if (payload instanceof Point point && point.x() < 0) {
                        throw new InvalidPayload("x must not be negative");
                    }
                })
                .onFailure(failure -> failure.ack()
                        .send(failure.event(), failure.cause().getClass().getSimpleName()))
                .on("point", Point.class, (socket, point, ack) -> ack.send(point.x() + 1));
        WebSocketClient client = connect().client();
        client.send("421[\"point\",{\"x\":1,\"name\":\"a\"}]");
        client.expect("431[2]");
        client.send("422[\"point\",{\"x\":-1}]");
        client.expect("432[\"point\",\"InvalidPayload\"]");
        client.send("423[\"point\",[1]]");
        client.expect("433[\"point\",\"InvalidPayload\"]");
        client.send("424[\"fail\"]");
        client.expect("434[\"fail\",\"IllegalStateException\"]");
    }

    @Test
    void interceptorsComeFirst() throws InterruptedException {
        namespace
                .intercept((socket, event, arguments) -> {
                    if (arguments.size() > 1) {
                        throw new LimitExceeded("too many");
                    }
                })
                .onFailure(failure -> failure.ack().send("refused"));
        WebSocketClient client = connect().client();
        client.send("421[\"echo\",1,2]");
        client.expect("431[\"refused\"]");
        client.send("422[\"echo\",1]");
        client.expect("432[1]");
    }

    @Test
    void unknownEventsHaveAHandlerToo() throws InterruptedException {
        namespace.onUnhandled((socket, arguments, ack) -> ack.send("unknown"));
        WebSocketClient client = connect().client();
        client.send("421[\"what\"]");
        client.expect("431[\"unknown\"]");
    }

    @Test
    void heartbeatsDoNotWaitBehindAHandler() throws InterruptedException {
        var release = new CountDownLatch(1);
        namespace.on("block", (socket, arguments, ack) -> release.await());
        Pair pair = connect();
        pair.client().send("42[\"block\"]");
        pair.client().send("421[\"echo\",\"after\"]");
        for (int i = 0; i < 5; i++) {
            assertThat(pair.client().next()).isEqualTo("2");
            pair.client().send("3");
        }
        release.countDown();
        pair.client().expect("431[\"after\"]");
    }

    // Beginning and end

    @Test
    void middlewareMaySpeakAndJoinBeforehand() throws InterruptedException {
        namespace.use(socket -> {
            socket.join("early");
            socket.emit("first");
            namespace.to("early").emit("unheard");
        });
        WebSocketClient client = server.wire().webSocket();
        client.nextText();
        client.send("40");
        assertThat(client.nextText()).startsWith("40{");
        client.expect("42[\"first\"]");
        await().until(() -> namespace.sockets("early").size() == 1);
    }

    @Test
    void brokenMiddlewareSaysNoMoreThanThat() {
        namespace.use(socket -> {
            throw new IllegalStateException("secret");
        });
        WebSocketClient client = server.wire().webSocket();
        client.nextText();
        client.send("40");
        client.expect("44{\"message\":\"Internal error\"}");
    }

    @Test
    void middlewareThatCannotDecideNowEndsTheConnectionSoThatTheClientComesBack() {
        namespace.use(socket -> {
            throw new ConnectionPostponed("later", new IllegalStateException("away"));
        });
        WebSocketClient client = server.wire().webSocket();
        client.nextText();
        client.send("40");
        client.awaitClose();
    }

    @Test
    void theHandshakeIsThereToRead() throws InterruptedException {
        WebSocketClient client = server.wire().webSocket("EIO=4&transport=websocket&userPhone=%2B34123&sidecar=a%20b");
        client.nextText();
        client.join("/", "{\"token\":\"t\"}");
        Handshake handshake = connected.take().handshake();
        assertThat(handshake.query("userPhone")).contains("+34123");
        assertThat(handshake.query("sidecar")).contains("a b");
        assertThat(handshake.query("EIO")).isEmpty();
        assertThat(handshake.auth().get("token").stringValue()).isEqualTo("t");
        assertThat(handshake.remoteAddress()).isEqualTo("127.0.0.1");
        assertThat(handshake.toString()).doesNotContain("token");
    }

    @Test
    void attributesAreTyped() throws InterruptedException {
        var key = new AttributeKey<>("user", Integer.class);
        Socket socket = connect().socket();
        assertThat(socket.attribute(key)).isEmpty();
        socket.attribute(key, 7);
        assertThat(socket.attribute(key)).contains(7);
    }

    @Test
    void theServerLeavesANamespace() throws InterruptedException {
        Pair pair = connect();
        pair.client().join("/admin", "");
        pair.socket().disconnect(false);
        pair.client().expect("41");
        assertThat(server.reasons().poll(10, TimeUnit.SECONDS)).isEqualTo(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        assertThat(pair.socket().connected()).isFalse();
        // What the client sent before it knew is dropped; it may come back.
        pair.client().send("42[\"echo\"]");
        pair.client().join("/", "");
        pair.client().send("421[\"echo\"]");
        pair.client().expect("431[]");
    }

    @Test
    void theServerClosesAConnection() throws InterruptedException {
        Pair pair = connect();
        pair.socket().emit("last words");
        pair.socket().disconnect(true);
        pair.client().expect("42[\"last words\"]");
        pair.client().expect("41");
        assertThat(pair.client().awaitClose()).isEqualTo(1000);
    }

    @Test
    void anAudienceIsDisconnected() throws InterruptedException {
        Pair member = connect();
        Pair stranger = connect();
        member.socket().join("room");
        namespace.to("room").disconnect(true);
        member.client().awaitClose();
        assertThat(stranger.socket().connected()).isTrue();
    }

    @Test
    void aPollingClientHearsTheLastWords() {
        PollingSession session = server.wire().poll();
        session.post("40");
        session.poll();
        session.post("42[\"kick\",true]");
        String heard = session.poll().body();
        if (heard.equals("41")) {
            // The poll came between the two.
            heard += "\u001e" + session.poll().body();
        }
        assertThat(heard).isEqualTo("41\u001e1");
        assertThat(session.poll().statusCode()).isEqualTo(400);
    }

    @Test
    void reasonsTellHowItEnded() throws InterruptedException {
        connect().client().send("41");
        assertThat(server.reasons().take()).isEqualTo(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);
        connect().client().close();
        assertThat(server.reasons().take()).isEqualTo(DisconnectReason.TRANSPORT_CLOSE);
        connect().client().send("nonsense");
        assertThat(server.reasons().take()).isEqualTo(DisconnectReason.PARSE_ERROR);
        connect();
        server.server().close();
        assertThat(server.reasons().take()).isEqualTo(DisconnectReason.SERVER_SHUTTING_DOWN);
    }

    @Test
    void aStoppingServerClosesWithJitterAndTakesNobody() throws InterruptedException {
        Pair one = connect();
        Pair two = connect();
        server.server().close(Duration.ofMillis(200));
        assertThat(one.client().awaitClose()).isEqualTo(1001);
        assertThat(two.client().awaitClose()).isEqualTo(1001);
        assertThat(server.wire().get("EIO=4&transport=polling").statusCode()).isEqualTo(503);
        assertThat(server.reasons()).hasSize(2);
    }
}
