package dev.charla.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.api.security.BadIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedBodyTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_767_607_200);
    private static final String TIMESTAMP = "1767607200";
    private static final byte[] BODY = "{\"messageText\":\"ñ\"}".getBytes(StandardCharsets.UTF_8);

    /** As {@code openssl dgst -sha256 -hmac "a secret"} makes it of {@code 1767607200.} and the body. */
    private static final String HMAC = "c09de5e87f1b407452b14d6e8df58091f54cb62d172180e92c0228368f7447a8";

    private final SignedBody signed = new SignedBody("a secret");

    @Test
    void takesWhatOthersSign() {
        assertThat(signed.check("sha256=" + HMAC, TIMESTAMP, BODY, NOW)).isEqualTo(HMAC);
        assertThat(signed.check("sha256=" + HMAC.toUpperCase(Locale.ROOT), TIMESTAMP, BODY, NOW))
                .as("the same delivery in other letters")
                .isEqualTo(HMAC);
    }

    @Test
    void takesItFiveMinutesEarlyOrLateAndNoMore() {
        assertThat(signed.check("sha256=" + HMAC, TIMESTAMP, BODY, NOW.plusSeconds(300)))
                .isEqualTo(HMAC);
        assertThat(signed.check("sha256=" + HMAC, TIMESTAMP, BODY, NOW.minusSeconds(300)))
                .isEqualTo(HMAC);
        rejects("sha256=" + HMAC, TIMESTAMP, BODY, NOW.plusMillis(300_001));
        rejects("sha256=" + HMAC, TIMESTAMP, BODY, NOW.minusMillis(300_001));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1767607201",
                " 1767607200",
                "+1767607200",
                "1767607200.0",
                "9999999999999999999",
                "-1",
                "now"
            })
    void rejectsAnotherTimestamp(String timestamp) {
        rejects("sha256=" + HMAC, timestamp, BODY, NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=00", "sha1=00", "sha256=zz", "SHA256=00"})
    void rejectsWhatIsNoSignature(String signature) {
        rejects(signature, TIMESTAMP, BODY, NOW);
        rejects(signature + HMAC.substring(1), TIMESTAMP, BODY, NOW);
    }

    @Test
    void rejectsAnAlteredBodyAndAMissingTimestamp() {
        rejects("sha256=" + HMAC, TIMESTAMP, "{\"messageText\":\"n\"}".getBytes(StandardCharsets.UTF_8), NOW);
        rejects("sha256=" + HMAC, TIMESTAMP, new byte[0], NOW);
        rejects("sha256=" + HMAC, null, BODY, NOW);
    }

    @Test
    void rejectsEverythingWithAnotherSecretOrWithNone() {
        assertThatExceptionOfType(BadIdentity.class)
                .isThrownBy(() -> new SignedBody("another").check("sha256=" + HMAC, TIMESTAMP, BODY, NOW));
        assertThatExceptionOfType(BadIdentity.class)
                .isThrownBy(() -> new SignedBody("").check("sha256=" + HMAC, TIMESTAMP, BODY, NOW));
    }

    private void rejects(String signature, @Nullable String timestamp, byte[] body, Instant now) {
        assertThatExceptionOfType(BadIdentity.class).isThrownBy(() -> signed.check(signature, timestamp, body, now));
    }
}
