package dev.charla.domain.people;

import java.util.UUID;

/** Names one visitor of one site. */
public record VisitorId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
