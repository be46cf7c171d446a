package dev.charla.api.rest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A body is longer than is read; thrown while it is read when its length was not told beforehand. */
final class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    private final long limit;

    /** @param limit in bytes */
    BodyTooLarge(long limit) {
        super("a body of more than " + limit + " bytes");
        this.limit = limit;
    }

    long limit() {
        return limit;
    }

    /** The one among the causes of a failure. */
    static @Nullable BodyTooLarge behind(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> null;
            case BodyTooLarge large -> large;
            default -> behind(failure.getCause());
        };
    }
}
