package dev.charla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A bridge with open doors, and none at all. */
class BridgeSettingsIT {

    private static final String PASSWORD = "correct horse";
    private static final String SECRET = "secret-of-the-bridge";

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class WithOpenDoors {

        private CharlaProcess charla;

        @BeforeAll
        void startServer(@TempDir Path home) {
            charla = BridgeSettingsIT.start(home, "charla.bridge.trust-user-phone", "true");
        }

        @AfterAll
        void stopServer() throws InterruptedException {
            charla.close();
        }

        @TestFactory
        Stream<DynamicTest> script() {
            return NodeScript.named("bridge-open.mjs").run(charla, Map.of("CHARLA_BRIDGE_SECRET", SECRET)).stream();
        }

        @Test
        void warnsAtItsStart() {
            assertThat(charla.output().lines())
                    .anyMatch(line -> line.contains(" WARN ") && line.contains("charla.bridge.trust-user-phone is on"));
        }
    }

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class SwitchedOff {

        private final HttpClient http = HttpClient.newHttpClient();
        private CharlaProcess charla;

        @BeforeAll
        void startServer(@TempDir Path home) {
            charla = BridgeSettingsIT.start(home, "charla.dialects.bridge", "false");
        }

        @AfterAll
        void stopServer() throws InterruptedException {
            charla.close();
            http.close();
        }

        @Test
        void isNotThere() {
            var staff = Caller.commercial(http, charla.url(), PASSWORD);
            var reply = Map.of("targetUserWhatsAppNumber", "+34600111222", "messageText", "Hello");

            assertThat(staff.post(charla.url(), "/api/bot-reply", reply).body())
                    .contains("urn:charla:problem:not-found");
            assertThat(staff.get(charla.url(), "/v2/webhooks/dead-letters").statusCode())
                    .isEqualTo(404);
            var chat = Caller.visitor(http, charla.url()).opensChat(charla.url(), "Hello");
            assertThat(staff.history(charla.url(), chat)).hasSize(1);
        }
    }

    private static CharlaProcess start(Path home, String setting, String value) {
        return CharlaProcess.start(
                home,
                Map.of(
                        CharlaProcess.ADMIN_PASSWORD,
                        PASSWORD,
                        "charla.bridge.secret",
                        SECRET,
                        "charla.bridge.webhook.url",
                        "http://localhost:9/nobody",
                        setting,
                        value));
    }
}
