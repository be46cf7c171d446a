package dev.charla.api.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.charla.api.socketio.testing.FeatureServer;
import dev.charla.api.socketio.testing.InMemoryRecovery;
import dev.charla.api.socketio.testing.WebSocketClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that comes back misses nothing and hears nothing twice. */
class RecoveryTest {

    private final InMemoryRecovery recovery = new InMemoryRecovery();
    private final FeatureServer server = new FeatureServer(SocketIoOptions.defaults(), recovery);
    private final BlockingQueue<Socket> connected = new LinkedBlockingQueue<>();
    private final AtomicInteger checks = new AtomicInteger();

    RecoveryTest() {
        server.main().use(socket -> checks.incrementAndGet()).onConnect(connected::add);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private WebSocketClient opened() {
        WebSocketClient client = server.wire().webSocket();
        client.nextText();
        return client;
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private JsonNode lostAfterOneEvent() throws InterruptedException {
        WebSocketClient client = opened();
        JsonNode identity = json(client.join("/", ""));
        connected.take().join("room");
        recovery.emit(server.main(), "room", "news", 0);
        client.expect("42[\"news\",0,\"log@0\"]");
        client.abort();
        await().until(() -> recovery.saved() == 1);
        return identity;
    }

    private static String auth(JsonNode identity, String offset) {
        return "{\"pid\":\"%s\",\"offset\":\"%s\"}"
                .formatted(identity.get("pid").stringValue(), offset);
    }

    @Test
    void returnsIdRoomsAndWhatWasMissed() throws InterruptedException {
        JsonNode identity = lostAfterOneEvent();
        recovery.emit(server.main(), "room", "news", 1);
        recovery.emit(server.main(), "other", "news", 2);
        recovery.emit(server.main(), "room", "news", 3);
        try (WebSocketClient client = opened()) {
            assertThat(json(client.join("/", auth(identity, "log@0")))).isEqualTo(identity);
            client.expect("42[\"news\",1,\"log@1\"]");
            client.expect("42[\"news\",3,\"log@3\"]");
            Socket socket = connected.take();
            assertThat(socket.recovered()).isTrue();
            assertThat(socket.rooms()).containsExactlyInAnyOrder("room", socket.id());
            assertThat(checks).hasValue(2);
            recovery.emit(server.main(), "room", "news", 4);
            client.expect("42[\"news\",4,\"log@4\"]");
        }
    }

    @Test
    void whatTheClientSawLastDoesNotComeTwiceWhenItsEmissionIsStillUnderWay() throws InterruptedException {
        JsonNode identity = lostAfterOneEvent();
        try (WebSocketClient client = opened()) {
            client.join("/", auth(identity, "log@0"));
            server.main().to("room").send(server.main().encodeAt(new Offset("log", 0), "news", 0));
            recovery.emit(server.main(), "room", "news", 1);
            client.expect("42[\"news\",1,\"log@1\"]");
        }
    }

    @Test
    void anUnknownOffsetConnectsAfresh() throws InterruptedException {
        JsonNode identity = lostAfterOneEvent();
        try (WebSocketClient client = opened()) {
            JsonNode fresh = json(client.join("/", auth(identity, "who knows")));
            assertThat(fresh.get("sid")).isNotEqualTo(identity.get("sid"));
            assertThat(fresh.get("pid")).isNotEqualTo(identity.get("pid"));
            Socket socket = connected.take();
            assertThat(socket.recovered()).isFalse();
            assertThat(socket.rooms()).containsExactly(socket.id());
            assertThat(server.main().sockets("room")).isEmpty();
        }
    }

    @Test
    void aPidWorksOnce() throws InterruptedException {
        JsonNode identity = lostAfterOneEvent();
        WebSocketClient client = opened();
        client.join("/", auth(identity, "log@0"));
        client.send("41");
        await().until(() -> server.main().sockets().isEmpty());
        JsonNode second = json(opened().join("/", auth(identity, "log@0")));
        assertThat(second.get("sid")).isNotEqualTo(identity.get("sid"));
    }

    @Test
    void refusedMiddlewareRecoversNothing() throws InterruptedException {
        JsonNode identity = lostAfterOneEvent();
        server.main().use(socket -> {
            throw new ConnectionRefused("logged out");
        });
        WebSocketClient client = opened();
        client.send("40" + auth(identity, "log@0"));
        client.expect("44{\"message\":\"logged out\"}");
        assertThat(recovery.saved()).isOne();
    }

    @Test
    void needNotWaitForTheOldConnectionsTimeout() throws InterruptedException {
        WebSocketClient old = opened();
        JsonNode identity = json(old.join("/", ""));
        connected.take().join("room");
        recovery.emit(server.main(), "room", "news", 0);
        try (WebSocketClient client = opened()) {
            assertThat(json(client.join("/", auth(identity, "log@0")))).isEqualTo(identity);
            old.awaitClose();
            recovery.emit(server.main(), "room", "news", 1);
            client.expect("42[\"news\",1,\"log@1\"]");
        }
    }

    @Test
    void losesAndRepeatsNothingWhileEventsKeepComing() throws Exception {
        WebSocketClient client = opened();
        JsonNode identity = json(client.join("/", ""));
        connected.take().join("room");
        int total = 3_000;
        Thread emitter = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < total; i++) {
                recovery.emit(server.main(), "room", "n", i);
                Thread.yield();
            }
        });
        List<Integer> heard = new ArrayList<>();
        while (heard.size() < total) {
            String offset = "";
            for (int i = 0; i < 200 && heard.size() < total; i++) {
                JsonNode event = json(client.nextText().substring(2));
                heard.add(event.get(1).intValue());
                offset = event.get(2).stringValue();
            }
            client.abort();
            client = opened();
            assertThat(json(client.join("/", auth(identity, offset)))).isEqualTo(identity);
        }
        emitter.join();
        for (int i = 0; i < total; i++) {
            assertThat(heard.get(i)).isEqualTo(i);
        }
    }
}
