package dev.charla.api.security;

import dev.charla.domain.people.Participant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose identity has been proven.
 *
 * @param proof how
 * @param sessionId the session that proves it; {@code null} for a token
 * @param expiresAt when the proof ends by itself; {@code null} for a session, which lives as long as it is used
 */
public record Identity(
        Participant person,
        Proof proof,
        @Nullable String sessionId,
        @Nullable Instant expiresAt) {

    /** What an identity was proven by. */
    public enum Proof {
        TOKEN,
        VISITOR_SESSION,
        CONSOLE_SESSION
    }

    /** Names nobody's secrets. */
    @Override
    public String toString() {
        return "Identity[" + person.asSender().type() + " " + person.asSender().id() + " by " + proof + "]";
    }
}
