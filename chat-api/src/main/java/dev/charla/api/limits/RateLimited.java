package dev.charla.api.limits;

import java.time.Duration;

/** Somebody asks too often. */
public final class RateLimited extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** @param retryAfter when it may be worth asking again */
    public RateLimited(Duration retryAfter) {
        super("too many requests", null, false, false);
        this.retryAfter = retryAfter;
    }

    /** In whole seconds, rounded up, at least 1: a value for {@code Retry-After} (RFC 9110 §10.2.3). */
    public long retryAfterSeconds() {
        return Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
    }
}
