package dev.charla.api.security;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * Tells this node at once of proofs that ended on it. Whoever must know of those that ended on other nodes, or by
 * themselves, has to look from time to time.
 */
public final class Expiries {

    private final List<BiConsumer<Anchor, Expiry>> listeners = new CopyOnWriteArrayList<>();

    /** Called after the end was committed, in the caller's thread. */
    public void tell(Anchor anchor, Expiry reason) {
        listeners.forEach(listener -> listener.accept(anchor, reason));
    }

    public void subscribe(BiConsumer<Anchor, Expiry> listener) {
        listeners.add(listener);
    }
}
