package dev.charla.domain.people;

import java.util.UUID;

/** Names one web site that offers a chat. */
public record SiteId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
