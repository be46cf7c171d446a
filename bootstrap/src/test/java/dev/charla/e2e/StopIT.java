package dev.charla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A server that is asked to stop ends what it has begun, and sends its clients away spread out. */
class StopIT {

    private static final String PASSWORD = "correct horse";

    @Test
    void stopsWithoutLosingWhatItAnswered(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path home) throws Exception {
        var ledger = home.resolve("ledger.txt");
        try (var charla = start(home)) {
            var environment = Map.of("CHARLA_PID", Long.toString(charla.pid()), "CHARLA_LEDGER", ledger.toString());
            assertThat(NodeScript.named("stopping.mjs").run(charla, environment))
                    .allSatisfy(test -> test.getExecutable().execute());
            charla.awaitEnd();
            assertThat(isHealthy(charla)).isFalse();
            assertThat(charla.output()).contains("Closing the sockets").doesNotContain(" ERROR ");
        }
        assertKept(home, ledger);
    }

    private static void assertKept(Path home, Path ledger) throws InterruptedException, IOException {
        var answered = Files.readAllLines(ledger);
        assertThat(answered).hasSizeGreaterThan(1);
        try (var charla = start(home);
                var http = HttpClient.newHttpClient()) {
            var staff = Caller.commercial(http, charla.url(), PASSWORD);
            var kept = staff.wholeHistory(charla.url(), answered.getFirst());
            assertThat(kept)
                    .extracting(message -> message.get("id").asString())
                    .doesNotHaveDuplicates()
                    .containsAll(answered.subList(1, answered.size()));
        }
    }

    /** As the image of the server asks. */
    private static boolean isHealthy(CharlaProcess charla) throws InterruptedException, IOException {
        var script = new ProcessBuilder("bash", "../deploy/healthy.sh").redirectErrorStream(true);
        script.environment().put("SERVER_PORT", Integer.toString(charla.url().getPort()));
        return script.start().waitFor() == 0;
    }

    private static CharlaProcess start(Path home) {
        var settings = Map.of(CharlaProcess.ADMIN_PASSWORD, PASSWORD, "charla.limits.enabled", "false");
        return CharlaProcess.start(home, settings);
    }
}
