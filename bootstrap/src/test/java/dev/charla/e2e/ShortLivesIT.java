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

    @TempDir
    private Path home;

    @TempDir
    private Path otherHome;

    private CharlaProcess charla;
    private CharlaProcess other;

    @BeforeAll
    void startNodes() {
        charla = CharlaProcess.start(home, settings());
        other = CharlaProcess.start(otherHome, settings());
    }

    @AfterAll
    void stopNodes() throws InterruptedException {
        other.close();
        charla.close();
    }

    @TestFactory
    Stream<DynamicTest> script() {
        return NodeScript.named("short-lives.mjs")
                .run(Map.of(
                        "CHARLA_URL",
                        charla.url().toString(),
                        "CHARLA_OTHER_URL",
                        other.url().toString(),
                        "CHARLA_ADMIN_EMAIL",
                        CharlaProcess.ADMIN_EMAIL,
                        "CHARLA_ADMIN_PASSWORD",
                        PASSWORD))
                .stream();
    }

    /** The first node that opens the file serves it to the second. */
    private Map<String, String> settings() {
        return Map.of(
                "charla.admin.password",
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
