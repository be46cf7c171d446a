package dev.charla.domain.people;

import java.util.UUID;

/** Names one customer of this installation, the owner of sites and staff. */
public record TenantId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
