package dev.charla.e2e;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Proofs of identities that end while sockets hang on them, on two nodes with one database. */
@TestInstance(Lifecycle.PER_CLASS)
class ShortLivesIT {

    private static final String PASSWORD = "correct horse";

    private CharlaProcess charla;
    private CharlaProcess other;

    @BeforeAll
    void startNodes(@TempDir Path home, @TempDir Path otherHome) {
        charla = CharlaProcess.start(home, settings(home));
        other = CharlaProcess.start(otherHome, settings(home));
    }

    @AfterAll
    void stopNodes() throws InterruptedException {
        other.close();
        charla.close();
    }

    @TestFactory
    Stream<DynamicTest> script() {
        var environment = Map.of("CHARLA_OTHER_URL", other.url().toString());
        return NodeScript.named("short-lives.mjs").run(charla, environment).stream();
    }

    /** The first node that opens the file serves it to the second. */
    private Map<String, String> settings(Path home) {
        return Map.of(
                CharlaProcess.ADMIN_PASSWORD,
                PASSWORD,
                "charla.console.token-ttl",
                "6s",
                "charla.visitor.session-ttl",
                "4s",
                "spring.datasource.url",
                "jdbc:h2:file:" + home.resolve("data/shared")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;AUTO_SERVER=TRUE");
    }
}
