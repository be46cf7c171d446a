package dev.charla.domain.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The author of a message as it is kept with the message.
 *
 * @param name as it was when the message was sent
 */
public record Sender(UUID id, SenderType type, @Nullable String name) {}
