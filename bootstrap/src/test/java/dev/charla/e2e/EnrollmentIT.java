package dev.charla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Influencers and operators, whom an issuer outside of the server proves as Amazon Cognito does. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class EnrollmentIT {

    private static final String PASSWORD = "canary-first-admins-password";
    private static final String COGNITO = "https://cognito.example/pool";

    private LocalIssuer issuer;
    private CharlaProcess charla;
    private Path secrets;

    @BeforeAll
    void startServer(@TempDir Path home) throws Exception {
        secrets = home.resolve("secrets.txt");
        issuer = new LocalIssuer();
        charla = CharlaProcess.start(
                home,
                Map.of(
                        CharlaProcess.ADMIN_PASSWORD,
                        PASSWORD,
                        "charla.limits.enabled",
                        "false",
                        "charla.assistant.answers-chats",
                        "true",
                        "charla.security.issuers[0].issuer",
                        COGNITO,
                        "charla.security.issuers[0].jwks-uri",
                        issuer.jwksUri(),
                        "charla.security.issuers[0].kind",
                        "cognito",
                        "charla.security.issuers[0].audiences[0]",
                        "app"));
    }

    @AfterAll
    void stopServer() throws InterruptedException {
        charla.close();
        issuer.close();
    }

    @Order(1)
    @TestFactory
    Stream<DynamicTest> enrollment() {
        return run("enrollment.mjs");
    }

    /** Beside all other clients: no other server here has people whom Cognito proves. */
    @Order(2)
    @TestFactory
    Stream<DynamicTest> everyDialect() {
        return run("dialects.mjs");
    }

    @Order(3)
    @Test
    void printsNothingThatWasSaidOrProvesAnIdentity() throws IOException {
        var noted = Files.readAllLines(secrets);
        var printed = charla.output();
        assertThat(noted).isNotEmpty().noneSatisfy(secret -> assertThat(printed).contains(secret));
        assertThat(printed).doesNotContain("canary", " ERROR ");
    }

    private Stream<DynamicTest> run(String script) {
        var environment = Map.of(
                "CHARLA_SECRETS",
                secrets.toString(),
                "CHARLA_COGNITO",
                COGNITO,
                "CHARLA_COGNITO_KEY",
                issuer.privateKey());
        return NodeScript.named(script).run(charla, environment).stream();
    }
}
