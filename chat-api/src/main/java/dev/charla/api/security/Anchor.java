package dev.charla.api.security;

import dev.charla.domain.people.LoginId;

/** What a proof hangs on: when it ends, whoever was proven by it is proven no more. */
public sealed interface Anchor {

    record OfLogin(LoginId login) implements Anchor {}

    record OfSession(String sessionId) implements Anchor {

        /** Keeps the credential out of logs. */
        @Override
        public String toString() {
            return "OfSession[…]";
        }
    }
}
