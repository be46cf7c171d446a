package dev.charla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What somebody is told who tries too often to get in. */
@TestInstance(Lifecycle.PER_CLASS)
class LimitsIT {

    private static final String PASSWORD = "correct horse";

    private final HttpClient http = HttpClient.newHttpClient();

    private CharlaProcess charla;

    @BeforeAll
    void startServer(@TempDir Path home) {
        charla = CharlaProcess.start(
                home,
                Map.of(
                        CharlaProcess.ADMIN_PASSWORD,
                        PASSWORD,
                        "charla.limits.login.per-account",
                        "3",
                        "charla.limits.login.within",
                        "1h",
                        "charla.limits.identify.per-address",
                        "5",
                        "charla.limits.identify.within",
                        "1h"));
    }

    @AfterAll
    void stopServer() throws InterruptedException {
        charla.close();
        http.close();
    }

    @Test
    void slowsDownGuessingOfAPasswordAndCountsNoSuccess() {
        for (var i = 0; i < 10; i++) {
            assertThat(logIn(PASSWORD).statusCode()).isEqualTo(200);
        }
        for (var i = 0; i < 3; i++) {
            assertThat(logIn("wrong " + i).statusCode()).isEqualTo(401);
        }
        assertLimited(logIn("wrong again"));
        assertLimited(logIn(PASSWORD));
    }

    @Test
    void slowsDownTheMakingOfVisitors() {
        for (var i = 0; i < 5; i++) {
            Caller.visitor(http, charla.url());
        }
        assertLimited(Caller.nobody(http)
                .post(charla.url(), "/visitors/identify", Map.of("domain", "localhost", "apiKey", "local")));
    }

    private HttpResponse<String> logIn(String password) {
        return Caller.logIn(http, charla.url(), password);
    }

    private static void assertLimited(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        assertThat(Caller.json(answer).get("type").asString()).isEqualTo("urn:charla:problem:rate-limited");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 3600L);
    }
}
