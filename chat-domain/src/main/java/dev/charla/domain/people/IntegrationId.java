package dev.charla.domain.people;

import java.util.UUID;

/** Names one program that takes part in chats. */
public record IntegrationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
