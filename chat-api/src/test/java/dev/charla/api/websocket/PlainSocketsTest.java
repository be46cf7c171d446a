package dev.charla.api.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.charla.api.limits.Limit;
import dev.charla.api.limits.Limits;
import dev.charla.api.limits.RateLimited;
import dev.charla.api.limits.Throttle;
import dev.charla.api.security.Anchor;
import dev.charla.api.security.Anchors;
import dev.charla.api.security.BadIdentity;
import dev.charla.api.security.Identity;
import dev.charla.api.security.Prover;
import dev.charla.api.security.TokenHolders;
import dev.charla.api.socketio.engineio.OriginGuard;
import dev.charla.api.socketio.jetty.JettyWebSockets;
import dev.charla.api.socketio.testing.TestServer;
import dev.charla.api.socketio.testing.WebSocketClient;
import dev.charla.api.socketio.testing.Wire;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.domain.people.Login;
import dev.charla.domain.people.LoginEnding;
import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Plain WebSockets over real connections, and a dialect that says what it was told. */
class PlainSocketsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final int MAX_FRAME = 1_000;
    private static final int WAITING = 2;
    private static final LoginId LOGIN = new LoginId(new UUID(5, 0));
    private static final Staff ANN = new Staff(
            new StaffId(new UUID(3, 0)), new TenantId(new UUID(1, 0)), "ann@x", "Ann", Set.of(Role.ADMIN), Set.of());

    private final MemoryStorage storage = new MemoryStorage();
    private final Semaphore thinking = new Semaphore(Integer.MAX_VALUE / 2);
    private final AtomicInteger questionsLeft = new AtomicInteger(Integer.MAX_VALUE);
    private Instant now = NOW;
    private PlainSocketSettings settings = settings(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));
    private PlainSockets sockets;
    private TestServer server;

    @BeforeEach
    void start() {
        storage.staff().add(ANN, "hash");
        storage.logins().add(Login.start(LOGIN, ANN.id(), NOW, NOW.plusSeconds(7_200)));
        serve();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersFrames() {
        var socket = connect();

        socket.send("{\"event\":\"say\",\"data\":{\"text\":\"hello\"}}");
        socket.expect("{\"event\":\"said\",\"what\":\"say {text=hello} of staff:" + ANN.id() + "\"}");
        socket.send("{\"event\":\"say\"}");
        socket.expect("{\"event\":\"said\",\"what\":\"say {} of staff:" + ANN.id() + "\"}");
    }

    @Test
    void answersFramesInTheirOrderAndSoManyWait() {
        thinking.drainPermits();
        var socket = connect();
        for (int i = 0; i < WAITING + 2; i++) {
            socket.send("{\"event\":\"" + i + "\"}");
        }

        socket.expect("{\"event\":\"refused\",\"what\":\"TOO_MANY\"}");
        thinking.release(100);
        for (int i = 0; i < WAITING + 1; i++) {
            assertThat(socket.nextText()).contains("\"" + i + " {}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{",
                "[]",
                "null",
                "{\"event\":7}",
                "{\"data\":{}}",
                "{\"event\":\"say\"} more",
                "{\"event\":\"say\",\"data\":[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]}"
            })
    void saysSoWhenAFrameCannotBeRead(String frame) {
        var socket = connect();

        socket.send(frame);
        socket.expect("{\"event\":\"refused\",\"what\":\"UNREADABLE\"}");
        socket.send("{\"event\":\"say\"}");
        assertThat(socket.nextText()).contains("said");
    }

    @Test
    void readsNoBinaryFrames() {
        var socket = connect();

        socket.send(new byte[] {1, 2, 3});
        socket.expect("{\"event\":\"refused\",\"what\":\"UNREADABLE\"}");
    }

    @Test
    void closesWhenAFrameIsTooLarge() {
        var socket = connect();
        socket.send("{\"event\":\"" + "x".repeat(MAX_FRAME) + "\"}");
        assertThat(socket.awaitClose()).isEqualTo(1009);
        await().until(() -> sockets.size() == 0);

        var inParts = connect();
        for (int i = 0; i < 20; i++) {
            inParts.sendPart("x".repeat(MAX_FRAME / 10), false);
        }
        assertThat(inParts.awaitClose()).isEqualTo(1009);
        await().until(() -> sockets.size() == 0);
    }

    @Test
    void tellsWhoeverIsNotLetInWhyAndCloses() {
        for (var query : List.of("", "token=", "other=1", "token")) {
            assertNotLetIn(query, "NO_TOKEN");
        }
        for (var query : List.of("token=nonsense", "x=1&token=a.b.c")) {
            assertNotLetIn(query, "BAD_TOKEN");
        }
        assertThat(sockets.size()).isZero();
    }

    @Test
    void refusesAnAddressThatCannotBeRead() {
        assertThat(wire().webSocket("token=%FF").refused()).isTrue();
    }

    @Test
    void keepsForeignPagesOut() {
        assertThat(wire().webSocketFrom("https://evil.example", "token=" + token())
                        .refused())
                .isTrue();
        assertThat(wire().webSocketFrom("https://shop.example", "token=" + token())
                        .refused())
                .isFalse();
    }

    @Test
    void keepsOutWhoComesTooOften() {
        questionsLeft.set(0);
        var socket = connect();
        for (int i = 0; i < 5; i++) {
            socket.send("{\"event\":\"say\"}");
            socket.expect("{\"event\":\"refused\",\"what\":\"TOO_OFTEN\"}");
        }
        socket.send("{\"event\":\"say\"}");
        assertThat(socket.awaitClose()).isEqualTo(1008);
    }

    @Test
    void endsWithTheLogIn() {
        var socket = connect();
        sockets.check();
        sockets.ended(new Anchor.OfLogin(new LoginId(new UUID(5, 1))));
        assertThat(sockets.size()).isOne();

        sockets.ended(new Anchor.OfLogin(LOGIN));

        assertEnded(socket);
    }

    @Test
    void endsWithALogInThatEndedElsewhere() {
        var socket = connect();
        storage.logins().end(LOGIN, LoginEnding.LOGGED_OUT, NOW);

        sockets.check();

        assertEnded(socket);
    }

    @Test
    void endsWithTheToken() {
        var socket = connect();
        now = NOW.plusSeconds(3_600);

        sockets.check();

        assertEnded(socket);
    }

    @Test
    void asksASilentClientWhetherItIsThere() {
        restart(settings(Duration.ofMillis(1), Duration.ofHours(1), Duration.ofHours(1)));
        var socket = connect();
        await().untilAsserted(() -> {
            sockets.check();
            assertThat(sockets.size()).isOne();
        });

        socket.send("{\"event\":\"say\"}");
        assertThat(socket.nextText()).contains("said");
    }

    @Test
    void cutsOffWhoeverDoesNotAnswer() {
        restart(settings(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofHours(1)));
        var socket = connect();

        await().untilAsserted(() -> {
            sockets.check();
            assertThat(sockets.size()).isZero();
        });
        assertThat(socket.awaitClose()).isEqualTo(1006);
    }

    @Test
    void closesWhatNobodyUses() {
        restart(settings(Duration.ofHours(1), Duration.ofHours(1), Duration.ofMillis(1)));
        var socket = connect();

        await().untilAsserted(() -> {
            sockets.check();
            assertThat(sockets.size()).isZero();
        });
        assertThat(socket.awaitClose()).isEqualTo(1000);
    }

    @Test
    void closesInGoodOrderWhenTheNodeStops() {
        var socket = connect();

        sockets.closeAll();

        assertThat(socket.awaitClose()).isEqualTo(1001);
    }

    private void assertEnded(WebSocketClient socket) {
        socket.expect("{\"event\":\"not let in\",\"what\":\"BAD_TOKEN\"}");
        assertThat(socket.awaitClose()).isEqualTo(1008);
        await().until(() -> sockets.size() == 0);
    }

    private void assertNotLetIn(String query, String why) {
        var socket = wire().webSocket(query);
        socket.expect("{\"event\":\"not let in\",\"what\":\"" + why + "\"}");
        assertThat(socket.awaitClose()).as(query).isEqualTo(1008);
    }

    private WebSocketClient connect() {
        var before = sockets.size();
        var socket = wire().webSocket("a=1&token=" + token());
        assertThat(socket.refused()).isFalse();
        await().until(() -> sockets.size() == before + 1);
        return socket;
    }

    private Wire wire() {
        return new Wire(server.port(), "/ws");
    }

    private void restart(PlainSocketSettings next) {
        server.close();
        settings = next;
        serve();
    }

    private void serve() {
        Prover prover = credentials -> {
            if (!token().equals(credentials.token())) {
                throw new BadIdentity();
            }
            return Optional.of(new Identity(ANN, Identity.Proof.TOKEN, LOGIN, null, NOW.plusSeconds(3_600)));
        };
        sockets = new PlainSockets(
                new JettyWebSockets(false),
                new OriginGuard("https://shop.example"::equals),
                new Entrance(new TokenHolders(prover)),
                new Limits(this::throttle),
                new Anchors(storage.logins(), (ids, at) -> Set.of(), storage.staff(), () -> now),
                new Echo(),
                new ClientFrames(JsonMapper.builder().build()),
                settings,
                () -> now);
        server = new TestServer(Map.of("/ws", sockets));
    }

    private Throttle throttle(Limit limit) {
        var left = limit == Limit.QUESTIONS ? questionsLeft : new AtomicInteger(5);
        return limit == Limit.QUESTIONS || limit == Limit.REFUSALS
                ? new Throttle() {
                    @Override
                    public void take(String key) {
                        if (left.getAndDecrement() <= 0) {
                            throw new RateLimited(Duration.ofSeconds(1));
                        }
                    }

                    @Override
                    public void giveBack(String key) {}
                }
                : Throttle.NONE;
    }

    private static PlainSocketSettings settings(Duration interval, Duration timeout, Duration idle) {
        return new PlainSocketSettings(interval, timeout, idle, DataSize.ofBytes(MAX_FRAME), WAITING, 100);
    }

    private static String token() {
        return new PlainJWT(new JWTClaimsSet.Builder()
                        .issuer("issuer")
                        .subject("ann")
                        .expirationTime(Date.from(NOW.plusSeconds(3_600)))
                        .build())
                .serialize();
    }

    private final class Echo implements PlainDialect {

        @Override
        public Set<String> paths() {
            return Set.of("/ws");
        }

        @Override
        public Object answer(Caller caller, String event, Map<String, Object> data) {
            thinking.acquireUninterruptibly();
            return new Said("said", event + " " + data + " of " + caller.key());
        }

        @Override
        public Object notLetIn(Closed why) {
            return new Said("not let in", why.name());
        }

        @Override
        public Object notAnswered(Unanswered why) {
            return new Said("refused", why.name());
        }
    }

    record Said(String event, String what) {}
}
