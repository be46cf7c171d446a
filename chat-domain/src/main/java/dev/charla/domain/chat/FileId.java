package dev.charla.domain.chat;

import java.util.UUID;

/** Names one uploaded file; a UUIDv7. */
public record FileId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
