package dev.charla.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Remembers for a moment whom credentials have proven, so that somebody who calls again and again is looked up once in a
 * while only.
 *
 * <p>What ended or changed on this node counts at once; what did on another, after {@link #LONGEST} at the latest. Proofs that
 * failed are never remembered.
 */
public final class RecentProofs implements Prover {

    /**
     * From the beginning of a proof. Leaves one of the five seconds within which the end of an identity takes effect on every
     * node.
     */
    static final Duration LONGEST = Duration.ofSeconds(4);

    /** Longer than a proof that began before a change can take, and what it proved be remembered. */
    private static final Duration DOUBT = Duration.ofMinutes(1);

    /** Some tens of megabytes at most. */
    private static final int MAX_PROOFS = 20_000;

    private static final int MAX_DOUBTS = 100_000;

    private final Prover prover;
    private final InstantSource clock;
    private final Ticker ticker;
    private final Duration lifetime;
    private final Cache<Credentials, Proven> proven;

    /** Anchors that ended, and the ids of people who changed. */
    private final Cache<Object, Boolean> doubtful;

    /** @param lifetime of what is remembered; {@link #LONGEST} if it is longer */
    public RecentProofs(Prover prover, Duration lifetime, InstantSource clock, Ticker ticker) {
        this.prover = prover;
        this.clock = clock;
        this.ticker = ticker;
        this.lifetime = lifetime.compareTo(LONGEST) < 0 ? lifetime : LONGEST;
        this.proven = cache(this.lifetime, MAX_PROOFS, ticker);
        this.doubtful = cache(DOUBT, MAX_DOUBTS, ticker);
    }

    @Override
    public Optional<Identity> prove(Credentials credentials) {
        return Optional.ofNullable(proven.getIfPresent(credentials))
                .filter(this::isRecent)
                .map(Proven::identity)
                .filter(this::stillCounts)
                .or(() -> proveAnew(credentials));
    }

    /** Whoever is proven by it is proven no more. To be called after that was committed. */
    public void ended(Anchor anchor) {
        doubtful.put(anchor, true);
    }

    /** Somebody's name, rights or sites are others now. To be called after that was committed. */
    public void changed(UUID person) {
        doubtful.put(person, true);
    }

    /**
     * A proof that was under way when something ended may be remembered after that. So what is told is kept in mind instead of
     * what was remembered being forgotten.
     */
    private boolean stillCounts(Identity identity) {
        return (identity.expiresAt() == null || clock.instant().isBefore(identity.expiresAt()))
                && Stream.concat(
                                identity.anchors().stream(),
                                Stream.of(identity.person().asSender().id()))
                        .allMatch(reason -> doubtful.getIfPresent(reason) == null);
    }

    private boolean isRecent(Proven proof) {
        return ticker.read() - proof.begun() < lifetime.toNanos();
    }

    private Optional<Identity> proveAnew(Credentials credentials) {
        long begun = ticker.read();
        var identity = prover.prove(credentials);
        identity.ifPresent(proof -> proven.put(credentials, new Proven(proof, begun)));
        return identity;
    }

    /** @param begun when it was begun, so that nothing older is believed however long it took */
    private record Proven(Identity identity, long begun) {}

    private static <K, V> Cache<K, V> cache(Duration lifetime, int size, Ticker ticker) {
        return Caffeine.newBuilder()
                .expireAfterWrite(lifetime)
                .maximumSize(size)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }
}
