package dev.charla.domain.people;

/** Why a log-in proves nothing any more. */
public enum LoginEnding {
    /** Its owner logged out. */
    LOGGED_OUT,
    /** A refresh token was presented twice, so somebody else has it too. */
    TOKEN_REUSED,
    /** It reached the end of its time. */
    EXPIRED,
    /** Somebody took it away, or what it belonged to is gone. */
    REVOKED
}
