package dev.charla.domain.chat;

import dev.charla.domain.people.Sender;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that a chat has accepted.
 *
 * @param seq its position in its room's stream, starting at 1; a note counts in the staff's stream only
 * @param ordinal its position among all messages of the chat, notes included, starting at 1; it betrays notes, so it
 *     never reaches a visitor
 * @param firstResponse the first public answer of staff; one message of a chat at most
 * @param ai written by a machine
 * @param sentAt in whole milliseconds
 */
public record Message(
        MessageId id,
        ChatId chatId,
        long seq,
        long ordinal,
        Sender sender,
        String content,
        MessageType type,
        boolean internal,
        boolean firstResponse,
        boolean ai,
        Instant sentAt,
        @Nullable Attachment attachment,
        @Nullable String clientMessageId) {}
