package dev.charla.api.security;

import dev.charla.domain.people.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/** A program does what none of its scopes allows. */
public final class InsufficientScope extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Scope needed;

    /** @param needed {@code null} for what no program may do */
    InsufficientScope(@Nullable Scope needed) {
        super("a program without the scope for this");
        this.needed = needed;
    }

    /** The scope that would do, as it is written; empty when none would. */
    public Optional<String> needed() {
        return Optional.ofNullable(needed).map(ScopeName::of);
    }
}
