package dev.charla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What was promised by one process is kept by the next on the same data directory. */
class RestartIT {

    private static final String PASSWORD = "correct horse";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    private final HttpClient http = HttpClient.newHttpClient();

    private CharlaProcess charla;

    @BeforeEach
    void startServer() {
        start();
    }

    @AfterEach
    void stopServer() throws InterruptedException {
        charla.close();
        http.close();
    }

    @Test
    void keepsChatsSessionsAndTokensWhenStopped() throws Exception {
        var visitor = Caller.visitor(http, server());
        var commercial = Caller.commercial(http, server(), PASSWORD);
        var chat = visitor.opensChat(server(), "before the restart");
        commercial.says(server(), chat, "an answer");
        commercial.says(server(), Map.of("chatId", chat, "content", "a note", "isInternal", true));
        var seen = visitor.history(server(), chat);
        var seenByStaff = commercial.history(server(), chat);

        charla.stop();
        var expired = resigned(commercial, Instant.now().minusSeconds(3600));
        var prolonged = resigned(commercial, Instant.now().plusSeconds(3600));
        start();

        assertThat(seen).hasSize(2);
        assertThat(visitor.history(server(), chat)).isEqualTo(seen);
        assertThat(seenByStaff).hasSize(3);
        assertThat(commercial.history(server(), chat)).isEqualTo(seenByStaff);
        assertContinues(chat, visitor, seen);
        assertThat(commercial
                        .says(server(), chat, "again")
                        .get("isFirstResponse")
                        .asBoolean())
                .isFalse();
        assertThat(Caller.logIn(http, server(), PASSWORD).statusCode()).isEqualTo(200);

        assertSocketsOpen(visitor, commercial, chat);

        // The same token but for the time shows that it is the time which is refused.
        assertThat(prolonged.get(server(), history(chat)).statusCode()).isEqualTo(200);
        var refused = expired.get(server(), history(chat));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void losesNothingThatItAnsweredWhenKilled() throws Exception {
        var visitor = Caller.visitor(http, server());
        var commercial = Caller.commercial(http, server(), PASSWORD);
        var chat = visitor.opensChat(server(), "before the crash");
        var opening = visitor.history(server(), chat);

        var senders = List.of(visitor, commercial, visitor, commercial);
        var answered = killWhileSending(senders, chat);
        start();

        var kept = visitor.history(server(), chat);
        assertThat(kept).startsWith(opening.getFirst()).containsAll(answered);
        assertThat(kept).extracting(message -> message.get("seq").asLong()).doesNotHaveDuplicates();
        assertThat(kept.size() - opening.size() - answered.size())
                .as("messages stored but not answered, at most one of each sender")
                .isBetween(0, senders.size());
        assertThat(commercial.history(server(), chat)).isEqualTo(kept);
        assertContinues(chat, visitor, kept);
    }

    /** Kills the server while each sender waits for an answer, and gives the messages that had been answered. */
    private List<JsonNode> killWhileSending(List<Caller> senders, String chat) throws InterruptedException {
        var url = server();
        var answered = new ConcurrentLinkedQueue<JsonNode>();
        var enough = new CountDownLatch(40);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            senders.forEach(sender -> threads.execute(() -> {
                while (true) {
                    try {
                        answered.add(sender.says(url, chat, "in a hurry"));
                    } catch (UncheckedIOException killed) {
                        return;
                    }
                    enough.countDown();
                }
            }));
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            charla.kill();
        }
        return List.copyOf(answered);
    }

    private void assertSocketsOpen(Caller visitor, Caller commercial, String chat) {
        var last = commercial.says(server(), chat, "the last word");
        var environment = Map.of(
                "CHARLA_VISITOR_COOKIE", visitor.proof(),
                "CHARLA_TOKEN", commercial.proof().substring("Bearer ".length()),
                "CHARLA_CHAT", chat,
                "CHARLA_LAST_SEQ", last.get("seq").asString());
        assertThat(NodeScript.named("returning.mjs").run(charla, environment))
                .allSatisfy(test -> test.getExecutable().execute());
    }

    /** The next message takes the seq after the last entry's, which may be a status. */
    private void assertContinues(String chat, Caller visitor, List<JsonNode> before) {
        var next = visitor.says(server(), chat, "after the restart");
        assertThat(next.get("seq").asLong())
                .isGreaterThan(before.getLast().get("seq").asLong());
        assertThat(visitor.history(server(), chat)).hasSize(before.size() + 1).endsWith(next);
    }

    private void start() {
        charla = CharlaProcess.start(home, Map.of(CharlaProcess.ADMIN_PASSWORD, PASSWORD));
    }

    private URI server() {
        return charla.url();
    }

    private static String history(String chat) {
        return "/v2/messages/chat/" + chat;
    }

    /** The caller's token with another expiry, signed with the server's own key. */
    private Caller resigned(Caller caller, Instant expiry) throws ParseException, JOSEException, SQLException {
        var token = SignedJWT.parse(caller.proof().substring("Bearer ".length()));
        var claims = new JWTClaimsSet.Builder(token.getJWTClaimsSet())
                .issueTime(Date.from(expiry.minusSeconds(3600)))
                .expirationTime(Date.from(expiry))
                .build();
        var header = new JWSHeader(
                JWSAlgorithm.parse(token.getHeader().getAlgorithm().getName()));
        var signed = new SignedJWT(header, claims);
        signed.sign(new RSASSASigner(signingKey()));
        return Caller.bearer(http, signed.serialize());
    }

    private RSAKey signingKey() throws SQLException, ParseException {
        var database = "jdbc:h2:file:" + home.resolve("data/charla") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        try (var connection = DriverManager.getConnection(database, "charla", "");
                var rows = connection
                        .createStatement()
                        .executeQuery("select secret from installation_secret where name = 'access-token-key'")) {
            assertThat(rows.next()).isTrue();
            return RSAKey.parse(rows.getString(1));
        }
    }
}
