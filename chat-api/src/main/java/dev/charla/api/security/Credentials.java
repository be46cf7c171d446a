package dev.charla.api.security;

import org.jspecify.annotations.Nullable;

/**
 * What a caller brought to prove itself, not yet looked at.
 *
 * @param token an access token
 * @param statedSession a visitor's session named outright, where cookies are blocked
 */
public record Credentials(
        @Nullable String token,
        @Nullable String statedSession,
        @Nullable String consoleCookie,
        @Nullable String visitorCookie) {

    /** Names nobody's secrets. */
    @Override
    public String toString() {
        return "Credentials[…]";
    }
}
