package dev.charla.application.memory;

import dev.charla.application.port.out.Passwords;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** Hides nothing and is quick; counts how often it was asked to compare. */
public final class MemoryPasswords implements Passwords {

    private final AtomicInteger salts = new AtomicInteger();
    private final AtomicInteger comparisons = new AtomicInteger();

    @Override
    public String hash(String password) {
        return salts.incrementAndGet() + ":" + encoded(password);
    }

    @Override
    public boolean matches(String password, String hash) {
        comparisons.incrementAndGet();
        return hash.substring(hash.indexOf(':') + 1).equals(encoded(password));
    }

    public int comparisons() {
        return comparisons.get();
    }

    private static String encoded(String password) {
        return Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8));
    }
}
