package dev.charla.application.port.out;

import dev.charla.domain.chat.MessageId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Remembers what was taken from programs that deliver at least once. Every method joins the caller's transaction. */
public interface Receipts {

    /**
     * Notes something down that was not taken before. Waits for another transaction that notes down the same.
     *
     * @return whether it is new
     */
    boolean add(Receipt receipt);

    Optional<Receipt> find(UUID sender, String key);

    /**
     * Forgets what was taken until then.
     *
     * @param limit most at once
     * @return how many there were
     */
    int forget(Instant takenBy, int limit);

    /**
     * @param key by which the sender knows the delivery; at most {@value #MAX_KEY} printable ASCII characters
     * @param digest of what was delivered, so that something else under the same key is noticed
     * @param message what became of it
     */
    record Receipt(UUID sender, String key, String digest, MessageId message, Instant takenAt) {

        /** Longest key, with what is put before the sender's own. */
        public static final int MAX_KEY = 160;
    }
}
