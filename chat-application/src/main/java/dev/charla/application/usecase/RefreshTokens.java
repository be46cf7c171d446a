package dev.charla.application.usecase;

import dev.charla.application.port.out.LoginRepository;
import dev.charla.application.port.out.LoginRepository.RefreshToken;
import dev.charla.application.port.out.SecretGenerator;
import dev.charla.domain.people.LoginId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Makes refresh tokens and finds them again by their hash, which is all that is kept. */
final class RefreshTokens {

    private final LoginRepository logins;
    private final SecretGenerator secrets;
    private final Duration lifetime;

    RefreshTokens(LoginRepository logins, SecretGenerator secrets, Duration lifetime) {
        this.logins = logins;
        this.secrets = secrets;
        this.lifetime = lifetime;
    }

    /** @return the token, to be told to its owner */
    String issue(LoginId login, Instant now) {
        var token = secrets.next();
        logins.addToken(new RefreshToken(hash(token), login, now.plus(lifetime)));
        return token;
    }

    static Optional<RefreshToken> find(String token, LoginRepository logins) {
        return logins.findToken(hash(token));
    }

    /** A token is as random as its hash is long, so it needs neither salt nor a slow algorithm. */
    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
