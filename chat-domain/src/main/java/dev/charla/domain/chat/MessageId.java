package dev.charla.domain.chat;

import java.util.UUID;

/** Names one message; a UUIDv7, the same in every dialect. */
public record MessageId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
