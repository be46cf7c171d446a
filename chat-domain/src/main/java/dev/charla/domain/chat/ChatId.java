package dev.charla.domain.chat;

import java.util.UUID;

/** Names one chat; a UUIDv7, so that newer chats sort after older ones. */
public record ChatId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
