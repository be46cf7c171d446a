package dev.charla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
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

/** The pages in Debian's Chromium: every {@code .browser.mjs} of {@code src/test/e2e}, one after another on one server. */
@Isolated("whose many scripts look at how soon things happen")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class BrowserIT {

    private CharlaProcess charla;

    @BeforeAll
    void startServer(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path home) {
        charla = CharlaProcess.start(
                home, Map.of(CharlaProcess.ADMIN_PASSWORD, "first admin's password", "charla.limits.enabled", "false"));
    }

    @AfterAll
    void stopServer() throws InterruptedException {
        charla.close();
    }

    @Order(1)
    @TestFactory
    Stream<DynamicContainer> scripts() {
        return NodeScript.inBrowser().stream()
                .map(script -> DynamicContainer.dynamicContainer(script.name(), script.run(charla, Map.of())));
    }

    /** The script asks for the restart when its pages are where it wants them, and is answered when it is over. */
    @Order(2)
    @TestFactory
    List<DynamicTest> pagesThroughARestart() throws IOException {
        var control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        control.createContext("/", this::restart);
        control.start();
        try {
            var address = "http://localhost:" + control.getAddress().getPort() + "/";
            return NodeScript.named("restart-pages.mjs").run(charla, Map.of("CHARLA_RESTART", address));
        } finally {
            control.stop(0);
        }
    }

    private void restart(HttpExchange exchange) throws IOException {
        try (exchange) {
            charla.stop();
            charla = charla.again();
            exchange.sendResponseHeaders(204, -1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Order(3)
    @Test
    void leavesNoFaultInTheServer() {
        assertThat(charla.output().lines().filter(line -> line.contains(" ERROR ")))
                .isEmpty();
    }
}
