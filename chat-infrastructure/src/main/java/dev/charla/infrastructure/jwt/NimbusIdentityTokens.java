package dev.charla.infrastructure.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.VerifiedContact;
import dev.charla.application.port.out.IdentityTokens;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class NimbusIdentityTokens implements IdentityTokens {

    @Override
    public Optional<VerifiedContact> verify(String token, String secret, Instant now) {
        try {
            var signed = SignedJWT.parse(token);
            return isSigned(signed, secret) ? contact(signed.getJWTClaimsSet(), now) : Optional.empty();
        } catch (ParseException | JOSEException unusable) {
            return Optional.empty();
        }
    }

    /** The header names the algorithm, and only that one is believed. */
    private static boolean isSigned(SignedJWT token, String secret) throws JOSEException {
        return JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())
                && token.verify(new MACVerifier(secret.getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<VerifiedContact> contact(JWTClaimsSet claims, Instant now) throws ParseException {
        var subject = claims.getSubject();
        if (subject == null || subject.isBlank() || subject.length() > 255 || !isInTime(claims, now)) {
            return Optional.empty();
        }
        var details = new ContactDetails(
                text(claims, "name", 200), text(claims, "email", 254), text(claims, "phone_number", 50));
        return Optional.of(new VerifiedContact(subject, details));
    }

    private static boolean isInTime(JWTClaimsSet claims, Instant now) {
        var end = claims.getExpirationTime();
        if (end == null) {
            return false;
        }
        var earliest = now.minus(MAX_SKEW);
        var latest = now.plus(MAX_SKEW);
        var start = claims.getIssueTime() == null ? now : claims.getIssueTime().toInstant();
        return earliest.isBefore(end.toInstant())
                && !end.toInstant().isAfter(start.plus(MAX_LIFETIME))
                && !start.isAfter(latest)
                && !isAfter(claims.getNotBeforeTime(), latest);
    }

    private static boolean isAfter(@Nullable Date date, Instant limit) {
        return date != null && date.toInstant().isAfter(limit);
    }

    /** @throws ParseException for a claim that is no text, or too much of it */
    private static @Nullable String text(JWTClaimsSet claims, String name, int maxLength) throws ParseException {
        var text = claims.getStringClaim(name);
        if (text != null && text.length() > maxLength) {
            throw new ParseException(name, maxLength);
        }
        return text == null || text.isBlank() ? null : text;
    }
}
