package dev.charla.application.memory;

import dev.charla.application.port.in.VerifiedContact;
import dev.charla.application.port.out.IdentityTokens;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Knows the tokens that it was told of; they never expire. */
public final class MemoryIdentityTokens implements IdentityTokens {

    private final Map<String, VerifiedContact> contacts = new ConcurrentHashMap<>();

    @Override
    public Optional<VerifiedContact> verify(String token, String secret, Instant now) {
        return Optional.ofNullable(contacts.get(secret + ":" + token));
    }

    /** @return the token */
    public String sign(VerifiedContact contact, String secret) {
        var token = "token-" + contacts.size();
        contacts.put(secret + ":" + token, contact);
        return token;
    }
}
