package dev.charla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.bench.Ports;
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
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A server with a bridge to WhatsApp; the script is the bot, its webhook and the pages of its users. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class BridgeIT {

    private static final String SECRET = "canary-secret-of-the-bridge";
    private static final String IDENTITY_SECRET = "canary-identity-secret-of-the-shop";
    private static final String CLIENT_SECRET = "canary-secret-of-all-the-api-clients";
    private static final String PHONE = "+34555000111";

    private LocalIssuer issuer;
    private CharlaProcess charla;
    private Path secrets;
    private int webhookPort;

    @BeforeAll
    void startServer(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path home) throws Exception {
        issuer = new LocalIssuer();
        secrets = home.resolve("secrets.txt");
        webhookPort = Ports.free();
        charla = CharlaProcess.start(
                home,
                Map.ofEntries(
                        Map.entry(CharlaProcess.ADMIN_PASSWORD, "canary-first-admins-password"),
                        Map.entry("charla.limits.enabled", "false"),
                        Map.entry("charla.sites[0].domain", "localhost"),
                        Map.entry("charla.sites[0].api-key", "local"),
                        Map.entry("charla.sites[0].identity-secret", IDENTITY_SECRET),
                        Map.entry("charla.sites[1].domain", "elsewhere.example"),
                        Map.entry("charla.sites[1].api-key", "elsewhere"),
                        Map.entry("charla.security.issuers[0].issuer", issuer.name()),
                        Map.entry("charla.security.issuers[0].jwks-uri", issuer.jwksUri()),
                        Map.entry("charla.security.issuers[0].audiences[0]", "pages"),
                        Map.entry("charla.api-clients[0].id", "crm"),
                        Map.entry("charla.api-clients[0].name", "The crm"),
                        Map.entry("charla.api-clients[0].secret", CLIENT_SECRET),
                        Map.entry("charla.api-clients[0].scopes", "messages:write"),
                        Map.entry("charla.api-clients[1].id", "hooks"),
                        Map.entry("charla.api-clients[1].secret", CLIENT_SECRET),
                        Map.entry("charla.api-clients[1].scopes", "webhooks:manage"),
                        Map.entry("charla.bridge.secret", SECRET),
                        Map.entry("charla.bridge.name", "Botito"),
                        Map.entry("charla.bridge.webhook.url", "http://127.0.0.1:" + webhookPort + "/hook"),
                        Map.entry("charla.bridge.webhook.timeout", "1s"),
                        Map.entry("charla.bridge.webhook.attempts", "4"),
                        Map.entry("charla.bridge.webhook.backoff", "100ms"),
                        Map.entry("charla.bridge.webhook.max-backoff", "400ms")));
    }

    @AfterAll
    void stopServer() throws InterruptedException {
        charla.close();
        issuer.close();
    }

    @Order(1)
    @TestFactory
    Stream<DynamicTest> script() throws Exception {
        var claims = Map.<String, Object>of("aud", "pages", "phone_number", PHONE);
        var unverified = Map.<String, Object>of("aud", "pages", "phone_number", PHONE, "phone_number_verified", false);
        return NodeScript.named("bridge.mjs")
                .run(
                        charla,
                        Map.of(
                                "CHARLA_SECRETS",
                                secrets.toString(),
                                "CHARLA_CLIENT_SECRET",
                                CLIENT_SECRET,
                                "CHARLA_BRIDGE_SECRET",
                                SECRET,
                                "CHARLA_IDENTITY_SECRET",
                                IDENTITY_SECRET,
                                "CHARLA_WEBHOOK_PORT",
                                Integer.toString(webhookPort),
                                "CHARLA_PHONE",
                                PHONE,
                                "CHARLA_PHONE_TOKEN",
                                issuer.token(issuer.name(), claims),
                                "CHARLA_UNVERIFIED_TOKEN",
                                issuer.token(issuer.name(), unverified)))
                .stream();
    }

    @Order(2)
    @Test
    void printsNothingThatWasSaidOrProvesAnIdentity() throws IOException {
        var noted = Files.readAllLines(secrets);
        assertThat(noted).hasSizeGreaterThan(100);
        assertThat(charla.output()).contains("Charla listens at").doesNotContain("canary", SECRET, PHONE, " ERROR ");
        assertThat(noted).allSatisfy(secret -> assertThat(charla.output()).doesNotContain(secret));
    }
}
