package dev.charla.infrastructure.local;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.charla.application.port.out.SocketMemory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The sockets that this node lost, which has no other beside it. */
final class LocalSocketMemory implements SocketMemory {

    /** A lost socket takes some kilobytes, and some ten at most. */
    private static final int MAX_SOCKETS = 10_000;

    private static final Duration TAKEN = Duration.ofMinutes(1);

    private final Cache<String, Known> sockets;

    LocalSocketMemory(Ticker ticker) {
        this.sockets = Caffeine.newBuilder()
                .expireAfter(Expiry.writing((String name, Known known) -> known.lifetime()))
                .maximumSize(MAX_SOCKETS)
                .ticker(ticker)
                .build();
    }

    @Override
    public boolean keep(String name, String turn, String known, Duration lifetime) {
        var kept = new Known(turn, known, lifetime);
        return kept.equals(sockets.asMap().compute(name, (same, before) -> isOf(before, turn) ? kept : before));
    }

    @Override
    public Optional<String> take(String name, String turn) {
        var left = new AtomicReference<@Nullable String>();
        sockets.asMap().computeIfPresent(name, (same, before) -> {
            left.set(before.text());
            return before.text() == null ? before : new Known(turn, null, TAKEN);
        });
        return Optional.ofNullable(left.get());
    }

    @Override
    public void forget(String name, String turn) {
        sockets.asMap().computeIfPresent(name, (same, before) -> isOf(before, turn) ? null : before);
    }

    @Override
    public boolean isShared() {
        return false;
    }

    private static boolean isOf(@Nullable Known known, String turn) {
        return known == null || known.turn().equals(turn);
    }

    /** @param text {@code null} when it was taken */
    private record Known(String turn, @Nullable String text, Duration lifetime) {}
}
