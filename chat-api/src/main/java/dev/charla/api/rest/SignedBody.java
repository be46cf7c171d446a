package dev.charla.api.rest;

import dev.charla.api.security.BadIdentity;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the signature of a body: {@code sha256=} and the hexadecimal HMAC-SHA256 (RFC 2104) of the timestamp, a dot and the
 * bytes as they came.
 */
final class SignedBody {

    /** How far the signer's clock, or the way from there, may be off. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern SIGNATURE = Pattern.compile("sha256=([0-9a-fA-F]{64})");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private final String secret;

    /** @param secret blank when nobody signs */
    SignedBody(String secret) {
        this.secret = secret;
    }

    /**
     * Takes as long for any wrong signature of the right form.
     *
     * @param timestamp Unix seconds
     * @return what tells this body from all others that were signed, in lower-case hexadecimal
     * @throws BadIdentity when it was not signed with the secret, or not about now
     */
    String check(String signature, @Nullable String timestamp, byte[] body, Instant now) {
        var match = SIGNATURE.matcher(signature);
        if (secret.isBlank() || timestamp == null || !SECONDS.matcher(timestamp).matches() || !match.matches()) {
            throw new BadIdentity();
        }
        var shown = HexFormat.of().parseHex(match.group(1));
        if (!MessageDigest.isEqual(hmac(timestamp, body), shown) || !isRecent(timestamp, now)) {
            throw new BadIdentity();
        }
        return HexFormat.of().formatHex(shown);
    }

    private static boolean isRecent(String timestamp, Instant now) {
        var signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(signedAt, now).abs().compareTo(TOLERANCE) <= 0;
    }

    private byte[] hmac(String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA256", impossible);
        }
    }
}
