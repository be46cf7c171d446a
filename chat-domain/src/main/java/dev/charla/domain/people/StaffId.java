package dev.charla.domain.people;

import java.util.UUID;

/** Names one person who works in the console. */
public record StaffId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
