package dev.charla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** People whom others prove: a site its visitors, another issuer members of staff. */
@TestInstance(Lifecycle.PER_CLASS)
class ProvenElsewhereIT {

    private static final String SECRET = "canary-identity-secret-of-the-shop";
    private static final String OTHER_SECRET = "canary-identity-secret-of-somebody";
    private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");
    private static final String ME = "/v2/auth/me";
    private static final String COGNITO = "https://cognito.example/pool";

    private final HttpClient http = HttpClient.newHttpClient();

    private LocalIssuer issuer;
    private CharlaProcess charla;

    @BeforeAll
    void startServer(@TempDir Path home) throws Exception {
        issuer = new LocalIssuer();
        charla = CharlaProcess.start(
                home,
                Map.ofEntries(
                        Map.entry("charla.sites[0].domain", "localhost"),
                        Map.entry("charla.sites[0].api-key", "local"),
                        Map.entry("charla.sites[0].identity-secret", SECRET),
                        Map.entry("charla.sites[1].domain", "other.example"),
                        Map.entry("charla.sites[1].api-key", "other"),
                        Map.entry("charla.security.issuers[0].issuer", issuer.name()),
                        Map.entry("charla.security.issuers[0].jwks-uri", issuer.jwksUri()),
                        Map.entry("charla.security.issuers[0].audiences[0]", "console"),
                        Map.entry("charla.security.issuers[1].issuer", COGNITO),
                        Map.entry("charla.security.issuers[1].jwks-uri", issuer.jwksUri()),
                        Map.entry("charla.security.issuers[1].kind", "cognito"),
                        Map.entry("charla.security.issuers[1].audiences[0]", "console")));
    }

    @AfterAll
    void stopServer() throws InterruptedException {
        assertThat(charla.output()).doesNotContain("canary", " ERROR ");
        charla.close();
        issuer.close();
        http.close();
    }

    @Test
    void aVerifiedVisitorHasItsChatsOnEveryDevice() throws Exception {
        var first = identified(signed(SECRET, "user-1"), null);
        var chat = session(first).opensChat(charla.url(), "from the first device");
        var second = identified(signed(SECRET, "user-1"), null);

        assertThat(first.get("lifecycle").asString()).isEqualTo("VERIFIED");
        assertThat(second.get("visitorId")).isEqualTo(first.get("visitorId"));
        assertThat(second.get("isNewVisitor").asBoolean()).isFalse();
        assertThat(second.get("sessionId")).isNotEqualTo(first.get("sessionId"));
        assertThat(session(second).history(charla.url(), chat)).hasSize(1);
        assertThat(history(session(identified(signed(SECRET, "user-2"), null)), chat))
                .isEqualTo(404);
    }

    @Test
    void anAnonymousVisitorThatIsVerifiedBecomesTheOtherInAFreshSession() throws Exception {
        var anonymous = identified(null, null);
        var chat = session(anonymous).opensChat(charla.url(), "who am I?");
        var verified = identified(signed(SECRET, "user-3"), anonymous);

        assertThat(anonymous.get("lifecycle").asString()).isEqualTo("ANON");
        assertThat(verified.get("visitorId")).isNotEqualTo(anonymous.get("visitorId"));
        assertThat(verified.get("sessionId")).isNotEqualTo(anonymous.get("sessionId"));
        assertThat(history(session(verified), chat)).isEqualTo(404);
        assertThat(history(session(anonymous), chat)).isEqualTo(401);

        var again = identified(signed(SECRET, "user-3"), verified);
        assertThat(again.get("sessionId")).isEqualTo(verified.get("sessionId"));
        assertThat(identified(null, verified).get("lifecycle").asString()).isEqualTo("VERIFIED");
    }

    @Test
    void whatIsMerelySaidOpensNobodysHistory() throws Exception {
        var verified = identified(signed(SECRET, "user-4"), null);
        var claims = Map.<String, Object>of(
                "domain",
                "localhost",
                "apiKey",
                "local",
                "fingerprint",
                "user-4",
                "name",
                "Vera",
                "email",
                "user-4@shop.example",
                "phone",
                "+34600",
                "hasAcceptedPrivacyPolicy",
                true);
        var answer = Caller.nobody(http).post(charla.url(), "/visitors/identify", claims);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Caller.json(answer).get("visitorId")).isNotEqualTo(verified.get("visitorId"));
        assertThat(Caller.json(answer).get("lifecycle").asString()).isEqualTo("ANON");
    }

    @Test
    void refusesIdentityTokensThatDoNotHold() throws Exception {
        var now = Instant.now();
        for (var token : List.of(
                "",
                "nonsense",
                signed(OTHER_SECRET, "user-1"),
                signed(SECRET, "user-1", now.minusSeconds(120)),
                signed(SECRET, "user-1", now.plusSeconds(7_200)),
                signed(SECRET, "user-1", null),
                signed(SECRET, " "))) {
            assertThat(identify("localhost", "local", token, null).statusCode()).isEqualTo(401);
        }
        assertThat(identify("other.example", "other", signed(SECRET, "user-1"), null)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aVerifiedAddressActsAsThatMemberOfStaff() throws Exception {
        var answer = me(issuer.token(issuer.name(), staff(CharlaProcess.ADMIN_EMAIL, true)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Caller.json(answer).get("email").asString()).isEqualTo(CharlaProcess.ADMIN_EMAIL);
    }

    @Test
    void strangersOfAnotherIssuerMayDoNothing() throws Exception {
        var unknown = issuer.token(issuer.name(), staff("somebody@localhost", true));
        var unverified = issuer.token(issuer.name(), staff(CharlaProcess.ADMIN_EMAIL, false));
        var influencer = issuer.token(
                COGNITO,
                Map.of(
                        "token_use", "id",
                        "aud", "console",
                        "email", CharlaProcess.ADMIN_EMAIL,
                        "email_verified", true,
                        "custom:id_influencer_main", "7"));
        for (var token : List.of(unknown, unverified, influencer)) {
            assertThat(me(token).statusCode()).isEqualTo(403);
        }
        assertThat(Caller.bearer(http, influencer)
                        .post(charla.url(), "/visitors/identify", Map.of("domain", "localhost", "apiKey", "local"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aStrangersSocketIsRefusedAndStaffsIsNot() throws Exception {
        var stranger = issuer.token(issuer.name(), staff("somebody@localhost", true));
        var admin = issuer.token(issuer.name(), staff(CharlaProcess.ADMIN_EMAIL, true));

        assertThat(connected(stranger)).startsWith("44").contains("\"code\":\"forbidden\"");
        assertThat(connected(admin)).startsWith("40").contains("\"sid\"");
    }

    /** What the server answers to a CONNECT by polling (Socket.IO v5), with the token in the handshake's header. */
    private String connected(String token) {
        var caller = Caller.bearer(http, token);
        var polling = "/socket.io/?EIO=4&transport=polling";
        var opened = SID.matcher(caller.get(charla.url(), polling).body());
        assertThat(opened.find()).isTrue();
        var session = polling + "&sid=" + opened.group(1);
        caller.post(charla.url(), session, 40);
        return caller.get(charla.url(), session).body();
    }

    @Test
    void tokensOfAnotherIssuerThatDoNotHoldAreRefused() throws Exception {
        var admin = staff(CharlaProcess.ADMIN_EMAIL, true);
        try (var stranger = new LocalIssuer()) {
            for (var token : List.of(
                    stranger.token(issuer.name(), admin),
                    issuer.token("https://elsewhere.example", admin),
                    issuer.token("charla", admin),
                    issuer.token(COGNITO, admin),
                    issuer.token(
                            issuer.name(),
                            Map.of("aud", "another", "email", CharlaProcess.ADMIN_EMAIL, "email_verified", true)))) {
                assertThat(me(token).statusCode()).isEqualTo(401);
            }
        }
    }

    private static Map<String, Object> staff(String email, boolean verified) {
        return Map.of("aud", "console", "email", email, "email_verified", verified);
    }

    private HttpResponse<String> me(String token) {
        return Caller.bearer(http, token).get(charla.url(), ME);
    }

    private JsonNode identified(@Nullable String token, @Nullable JsonNode before) {
        var answer = identify("localhost", "local", token, before);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Caller.json(answer);
    }

    private HttpResponse<String> identify(
            String domain, String key, @Nullable String token, @Nullable JsonNode before) {
        var body = Map.<String, Object>of("domain", domain, "apiKey", key);
        var signed = Map.<String, Object>of("domain", domain, "apiKey", key, "identityToken", String.valueOf(token));
        var caller = before == null ? Caller.nobody(http) : session(before);
        return caller.post(charla.url(), "/visitors/identify", token == null ? body : signed);
    }

    private Caller session(JsonNode identified) {
        return new Caller(http, "X-Visitor-Session", identified.get("sessionId").asString());
    }

    private int history(Caller caller, String chat) {
        return caller.get(charla.url(), "/v2/messages/chat/" + chat).statusCode();
    }

    private static String signed(String secret, String subject) throws JOSEException {
        return signed(secret, subject, Instant.now().plusSeconds(300));
    }

    private static String signed(String secret, String subject, @Nullable Instant expiry) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .subject(subject)
                .claim("email", subject.strip() + "@shop.example")
                .expirationTime(expiry == null ? null : Date.from(expiry))
                .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        token.sign(new MACSigner(secret));
        return token.serialize();
    }
}
