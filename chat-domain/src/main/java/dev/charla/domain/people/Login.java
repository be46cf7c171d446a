package dev.charla.domain.people;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff having logged in once, on one device. All that proves it hangs on this: access tokens, refresh tokens
 * and the console's session end with it.
 *
 * @param expiresAt when it ends whatever its owner does
 * @param endedAt when it ended before that; {@code null} together with {@code ending}
 */
public record Login(
        LoginId id,
        StaffId staff,
        Instant startedAt,
        Instant refreshedAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable LoginEnding ending) {

    public static Login start(LoginId id, StaffId staff, Instant now, Instant expiresAt) {
        return new Login(id, staff, now, now, expiresAt, null, null);
    }

    /** Whether its proofs count. */
    public boolean lives(Instant now) {
        return endingAt(now).isEmpty();
    }

    /** Why it has ended by then; empty while it lives. */
    public Optional<LoginEnding> endingAt(Instant now) {
        return Optional.ofNullable(ending)
                .or(() -> now.isBefore(expiresAt) ? Optional.empty() : Optional.of(LoginEnding.EXPIRED));
    }
}
