package dev.charla.api.rest;

import org.springframework.http.ResponseEntity;

/** How a request under an idempotency key that was used for the same thing is answered: as the first one, but for the status. */
final class Replays {

    /** Of the request: the key. */
    static final String KEY = "Idempotency-Key";

    /** Of the answer: that nothing was stored. */
    static final String HEADER = "Idempotency-Replayed";

    private Replays() {}

    static ResponseEntity.BodyBuilder answer() {
        return ResponseEntity.ok().header(HEADER, "true");
    }
}
