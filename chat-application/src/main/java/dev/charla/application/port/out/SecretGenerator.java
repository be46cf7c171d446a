package dev.charla.application.port.out;

/** Makes secrets that nobody can guess. */
public interface SecretGenerator {

    /** 256 bits of cryptographic randomness in URL-safe Base64 (RFC 4648 §5), 43 characters. */
    String next();
}
