package dev.charla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

/** The pages in Debian's Chromium: every {@code .browser.mjs} of {@code src/test/e2e}, one after another on one server. */
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

    @Order(2)
    @Test
    void leavesNoFaultInTheServer() {
        assertThat(charla.output().lines().filter(line -> line.contains(" ERROR ")))
                .isEmpty();
    }
}
