package dev.charla.domain.people;

import java.util.UUID;

/** Names one log-in. */
public record LoginId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
