package dev.charla.api.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.socketio.engineio.Heartbeat;
import dev.charla.api.socketio.testing.FeatureServer;
import dev.charla.api.socketio.testing.UpgradingClient;
import dev.charla.api.socketio.testing.WebSocketClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Everything at once: nothing is lost, and nothing is out of order. */
@Timeout(60)
class StressTest {

    private static final int CLIENTS = 24;
    private static final int EVENTS = 300;

    private final FeatureServer server = new FeatureServer(options());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private static SocketIoOptions options() {
        SocketIoOptions options = SocketIoOptions.defaults();
        return options.withEngine(
                options.engine().withHeartbeat(new Heartbeat(Duration.ofMillis(40), Duration.ofSeconds(10))));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        server.close();
    }

    @Test
    void orderSurvivesUpgradesHeartbeatsAndCrowds() throws Exception {
        var quiet = new AtomicBoolean();
        Future<?> crowd = threads.submit(() -> comeAndGo(quiet));
        List<Future<List<String>>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(threads.submit(client()));
        }
        for (Future<List<String>> client : clients) {
            assertThat(client.get()).isEqualTo(expectedAnswers());
        }
        quiet.set(true);
        crowd.get();
        assertThat(server.server().stats().upgrades()).isEqualTo(CLIENTS);
    }

    private static List<String> expectedAnswers() {
        var expected = new ArrayList<String>();
        for (int i = 0; i < EVENTS; i++) {
            expected.add("42[\"back\"," + i + "]");
        }
        return expected;
    }

    /** Sends all the while it upgrades, and is answered in the order in which it sent. */
    private Callable<List<String>> client() {
        return () -> {
            try (var client = new UpgradingClient(server.wire())) {
                client.send("40");
                assertThat(client.next()).startsWith("40{");
                Future<?> sender = threads.submit(() -> {
                    for (int i = 0; i < EVENTS; i++) {
                        client.send("42[\"back\"," + i + "]");
                    }
                });
                client.upgrade();
                var answers = new ArrayList<String>();
                while (answers.size() < EVENTS) {
                    answers.add(client.next());
                }
                sender.get();
                return answers;
            }
        };
    }

    private void comeAndGo(AtomicBoolean quiet) {
        for (int i = 0; !quiet.get(); i++) {
            try (WebSocketClient visitor = server.wire().webSocket()) {
                visitor.nextText();
                visitor.join("/", "");
                visitor.send("421[\"join\",{\"room\":\"crowd\",\"text\":\"\"}]");
                visitor.expect("431[\"joined\"]");
                server.main().to("crowd").emit("said", i);
                visitor.expect("42[\"said\"," + i + "]");
            }
        }
    }

    @Test
    void membersOfARoomSeeOneOrderWhateverThreadsSend() throws Exception {
        int members = 40;
        int emitters = 4;
        List<WebSocketClient> clients = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            WebSocketClient client = server.wire().webSocket();
            client.nextText();
            client.join("/", "");
            client.send("421[\"join\",{\"room\":\"room\",\"text\":\"\"}]");
            client.expect("431[\"joined\"]");
            clients.add(client);
        }
        var together = new CyclicBarrier(emitters);
        List<Future<?>> emitting = new ArrayList<>();
        for (int e = 0; e < emitters; e++) {
            int emitter = e;
            emitting.add(threads.submit(() -> {
                together.await();
                for (int i = 0; i < EVENTS; i++) {
                    // Every third one by a detour over two rooms.
                    Audience room = server.main().to("room");
                    (i % 3 == 0 ? room.to("elsewhere") : room).emit("said", emitter, i);
                }
                return emitter;
            }));
        }
        for (Future<?> done : emitting) {
            done.get();
        }
        List<String> first = heard(clients.getFirst(), emitters * EVENTS);
        assertThat(first).doesNotHaveDuplicates();
        for (WebSocketClient client : clients.subList(1, members)) {
            assertThat(heard(client, emitters * EVENTS)).isEqualTo(first);
        }
    }

    private static List<String> heard(WebSocketClient client, int count) {
        List<String> heard = new ArrayList<>();
        while (heard.size() < count) {
            heard.add(client.nextText());
        }
        return heard;
    }
}
