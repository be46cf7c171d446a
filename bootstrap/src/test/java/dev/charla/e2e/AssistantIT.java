package dev.charla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
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
import tools.jackson.databind.json.JsonMapper;

/** The assistant with a model, for people whom another issuer knows and for visitors who wait. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class AssistantIT {

    private static final String API_KEY = "canary-key-of-the-model";

    private LocalModel model;
    private LocalIssuer issuer;
    private LocalIssuer other;
    private LocalIssuer foreign;
    private CharlaProcess charla;
    private Path secrets;

    @BeforeAll
    void start(@TempDir Path home) throws IOException, JOSEException {
        model = new LocalModel();
        issuer = new LocalIssuer();
        other = new LocalIssuer();
        foreign = new LocalIssuer();
        secrets = home.resolve("secrets.txt");
        var settings = new HashMap<>(Map.of(
                CharlaProcess.ADMIN_PASSWORD,
                "canary-first-admins-password",
                "charla.limits.enabled",
                "false",
                "charla.routing.enabled",
                "false",
                "charla.assistant.base-url",
                model.baseUrl(),
                "charla.assistant.api-key",
                API_KEY,
                "charla.assistant.model",
                "local",
                "charla.assistant.timeout",
                "4s",
                "charla.assistant.retries",
                "0",
                "charla.assistant.answers-chats",
                "true"));
        settings.putAll(trusted(0, issuer));
        settings.putAll(trusted(1, other));
        charla = CharlaProcess.start(home, settings);
    }

    @AfterAll
    void stop() throws InterruptedException {
        charla.close();
        Stream.of(issuer, other, foreign).forEach(LocalIssuer::close);
        model.close();
    }

    @Order(1)
    @TestFactory
    Stream<DynamicTest> script() throws JOSEException {
        var environment = Map.of(
                "CHARLA_TOKENS", JsonMapper.shared().writeValueAsString(tokens()),
                "CHARLA_MODEL", model.address(),
                "CHARLA_SECRETS", secrets.toString());
        return NodeScript.named("assistant-model.mjs").run(charla, environment).stream();
    }

    @Order(2)
    @Test
    void printsNeitherTokensNorKeysNorWhatWasSaid() throws IOException {
        var printed = charla.output();
        assertThat(printed).contains("Charla listens at").doesNotContain("canary", API_KEY, "I heard", " ERROR ");
        assertThat(Files.readAllLines(secrets))
                .hasSizeGreaterThan(8)
                .allSatisfy(secret -> assertThat(printed).doesNotContain(secret));
    }

    private Map<String, String> tokens() throws JOSEException {
        return Map.of(
                "bob", token(issuer, "bob", 41, 300),
                "bobAgain", token(issuer, "bob", 41, 200),
                "eve", token(issuer, "eve", 42, 300),
                "bobElsewhere", token(other, "bob", 43, 300),
                "short", token(issuer, "bob", 41, 6),
                "expired", token(issuer, "bob", 41, -120),
                "foreign", token(foreign, "bob", 41, 300),
                "otherAudience", issuer.token(issuer.name(), Map.of("sub", "bob", "aud", "somebody-else")),
                "nobody", issuer.token(issuer.name(), Map.of("sub", " ", "aud", "chat")));
    }

    private static String token(LocalIssuer by, String subject, int userId, int seconds) throws JOSEException {
        return by.token(
                by.name(),
                Map.of(
                        "sub",
                        subject,
                        "userId",
                        userId,
                        "aud",
                        "chat",
                        "exp",
                        Date.from(Instant.now().plusSeconds(seconds))));
    }

    private static Map<String, String> trusted(int number, LocalIssuer issuer) {
        var setting = "charla.security.issuers[" + number + "].";
        return Map.of(
                setting + "issuer", issuer.name(),
                setting + "jwks-uri", issuer.jwksUri(),
                setting + "audiences[0]", "chat");
    }
}
