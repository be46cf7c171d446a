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

/** A server that lets sockets connect without a proof. */
@TestInstance(Lifecycle.PER_CLASS)
class AnonymousIT {

    private CharlaProcess charla;

    @BeforeAll
    void startServer(@TempDir Path home) {
        charla = CharlaProcess.start(
                home, Map.of(CharlaProcess.ADMIN_PASSWORD, "correct horse", "charla.socketio.anonymous", "true"));
    }

    @AfterAll
    void stopServer() throws InterruptedException {
        charla.close();
    }

    @TestFactory
    Stream<DynamicTest> script() {
        return NodeScript.named("anonymous.mjs").run(charla, Map.of()).stream();
    }
}
