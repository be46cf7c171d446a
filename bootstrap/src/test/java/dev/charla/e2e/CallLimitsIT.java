package dev.charla.e2e;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What everybody is told who calls too often, or whose sockets do. */
@TestInstance(Lifecycle.PER_CLASS)
class CallLimitsIT {

    private static final String SECRET = "a secret of more than 32 characters";
    private static final int FAILURES = 3;

    private static final Map<String, Integer> LIMITS = Map.of(
            "reads", 12,
            "writes", 6,
            "searches", 3,
            "programs", 9,
            "strangers", 60,
            "connections", 40,
            "events", 20,
            "joins", 6,
            "typing", 5,
            "refusals", 8);

    private CharlaProcess charla;

    @BeforeAll
    void startServer(@TempDir Path home) {
        charla = CharlaProcess.start(home, settings());
    }

    @AfterAll
    void stopServer() throws InterruptedException {
        charla.close();
    }

    @TestFactory
    Stream<DynamicTest> script() {
        var environment = Map.of("CHARLA_LIMITS", json(), "CHARLA_CLIENT_SECRET", SECRET);
        return NodeScript.named("limits.mjs").run(charla, environment).stream();
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<>(Map.of(
                CharlaProcess.ADMIN_PASSWORD,
                "correct horse",
                "charla.limits.login.per-account",
                Integer.toString(FAILURES),
                "charla.limits.login.within",
                "1h"));
        LIMITS.forEach((name, times) -> settings.put("charla.limits." + name, times + "/1h"));
        settings.putAll(program(0, "crm"));
        settings.putAll(program(1, "erp"));
        return settings;
    }

    private static Map<String, String> program(int number, String id) {
        var client = "charla.api-clients[" + number + "].";
        return Map.of(client + "id", id, client + "secret", SECRET, client + "scopes", "chats:read");
    }

    private static String json() {
        return Stream.concat(LIMITS.entrySet().stream(), Stream.of(Map.entry("failures", FAILURES)))
                .map(limit -> "\"" + limit.getKey() + "\":" + limit.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
