package dev.charla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What somebody finds who starts a server with no settings at all. */
class FirstStartIT {

    private static final Pattern PASSWORD = Pattern.compile("with the password (\\S+)");
    private static final Pattern CURL = Pattern.compile("^ *(curl .*)$", Pattern.MULTILINE);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    @Test
    void tellsTheFirstPasswordOnceAndACommandThatWorks() throws Exception {
        String password;
        try (var http = HttpClient.newHttpClient()) {
            try (var first = CharlaProcess.start(home, Map.of())) {
                var told = PASSWORD.matcher(first.output());
                assertThat(told.find()).as(first.output()).isTrue();
                password = told.group(1);
                assertThat(Caller.logIn(http, first.url(), password).statusCode())
                        .isEqualTo(200);
                assertThat(Caller.logIn(http, first.url(), password + "x").statusCode())
                        .isEqualTo(401);
                assertSendsAMessage(first);
                first.stop();
            }
            try (var second = CharlaProcess.start(home, Map.of())) {
                assertThat(Caller.logIn(http, second.url(), password).statusCode())
                        .isEqualTo(200);
                assertThat(second.output()).containsOnlyOnce(password).containsOnlyOnce("first admin");
                assertThat(second.output().split("Charla listens at", -1)).hasSize(3);
            }
        }
    }

    private static void assertSendsAMessage(CharlaProcess charla) throws IOException, InterruptedException {
        var command = CURL.matcher(charla.output());
        assertThat(command.find()).as(charla.output()).isTrue();
        var shell = new ProcessBuilder("sh", "-c", command.group(1))
                .redirectErrorStream(true)
                .start();
        shell.getOutputStream().close();
        var answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(answer).isZero();
        assertThat(answer)
                .contains("\"visitorId\"", "\"chatId\"", "\"messageId\"")
                .doesNotContain("\"status\":4");
    }
}
