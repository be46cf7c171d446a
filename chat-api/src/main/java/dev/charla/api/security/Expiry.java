package dev.charla.api.security;

import dev.charla.domain.people.LoginEnding;

/** Why a proof counts no more, as clients are told. */
public enum Expiry {
    LOGOUT("logout"),
    LOGIN_EXPIRED("login_expired"),
    TOKEN_EXPIRED("token_expired"),
    TOKEN_REUSED("token_reused"),
    SESSION_ENDED("session_ended"),
    REVOKED("revoked");

    private final String text;

    Expiry(String text) {
        this.text = text;
    }

    public static Expiry of(LoginEnding ending) {
        return switch (ending) {
            case LOGGED_OUT -> LOGOUT;
            case TOKEN_REUSED -> TOKEN_REUSED;
            case EXPIRED -> LOGIN_EXPIRED;
            case REVOKED -> REVOKED;
        };
    }

    /** The word on the wire. */
    public String text() {
        return text;
    }
}
