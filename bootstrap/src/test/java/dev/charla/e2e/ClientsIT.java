package dev.charla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Every script of {@code src/test/e2e}, one after another on one server, and then a look at what the server printed. */
@Isolated("whose many scripts look at how soon things happen")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ClientsIT {

    private static final String PASSWORD = "canary-first-admins-password";

    private static final String CLIENT_SECRET = "canary-secret-of-all-the-api-clients";

    /** As the script about figures shows it. */
    private static final String METRICS_TOKEN = "a-token-for-figures";

    private CharlaProcess charla;
    private Path secrets;

    @BeforeAll
    void startServer(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path home) {
        secrets = home.resolve("secrets.txt");
        charla = CharlaProcess.start(home, settings());
    }

    @AfterAll
    void stopServer() throws InterruptedException {
        charla.close();
    }

    @Order(1)
    @TestFactory
    Stream<DynamicContainer> scripts() {
        var environment = Map.of("CHARLA_SECRETS", secrets.toString(), "CHARLA_CLIENT_SECRET", CLIENT_SECRET);
        return NodeScript.all().stream()
                .map(script -> DynamicContainer.dynamicContainer(script.name(), script.run(charla, environment)));
    }

    @Order(2)
    @Test
    void printsNothingThatWasSaidOrProvesAnIdentity() throws IOException {
        var noted = Files.readAllLines(secrets);
        assertThat(noted).as("messages, tokens and sessions of the scripts").hasSizeGreaterThan(200);
        var printed = charla.output();
        assertThat(printed).contains("Charla listens at").doesNotContain("canary", PASSWORD, CLIENT_SECRET);
        assertThat(noted).allSatisfy(secret -> assertThat(printed).doesNotContain(secret));
    }

    @Order(3)
    @Test
    void reportsNoFaultOfItsOwn() {
        assertThat(charla.output().lines().filter(line -> line.contains(" ERROR ")))
                .isEmpty();
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<>(Map.of(
                CharlaProcess.ADMIN_PASSWORD,
                PASSWORD,
                "charla.limits.enabled",
                "false",
                "charla.metrics.token",
                METRICS_TOKEN,
                "charla.sites[0].domain",
                "localhost",
                "charla.sites[0].api-key",
                "local",
                "charla.sites[0].origins",
                "http://localhost:*,http://127.0.0.1:*",
                "charla.sites[1].domain",
                "elsewhere.example",
                "charla.sites[1].api-key",
                "elsewhere"));
        settings.putAll(program(0, "crm", "localhost", "chats:read,chats:write,messages:read,messages:write"));
        settings.putAll(program(1, "reader", "localhost", "messages:read"));
        settings.putAll(
                program(2, "stranger", "elsewhere.example", "chats:read,chats:write,messages:read,messages:write"));
        return settings;
    }

    private static Map<String, String> program(int number, String id, String site, String scopes) {
        var client = "charla.api-clients[" + number + "].";
        return Map.of(
                client + "id", id,
                client + "secret", CLIENT_SECRET,
                client + "sites", site,
                client + "scopes", scopes,
                client + "name", "The " + id);
    }
}
