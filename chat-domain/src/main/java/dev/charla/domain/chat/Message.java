package dev.charla.domain.chat;

import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Participant;
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
 * @param editedAt when its author last said it in other words; {@code null} for never
 * @param deletedAt when it was taken back; what is left then is a tombstone without content and attachment
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
        @Nullable String clientMessageId,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt) {

    /** Whose room it belongs to. */
    public Audience audience() {
        return internal ? Audience.STAFF : Audience.PARTICIPANTS;
    }

    public boolean wasDeleted() {
        return deletedAt != null;
    }

    public boolean wasSentBy(Participant person) {
        var other = person.asSender();
        return sender.id().equals(other.id()) && sender.type() == other.type();
    }

    /** This message in other words. */
    Message edited(Content words, Instant at) {
        return with(words.text(), attachment, at, deletedAt);
    }

    /** What is left of this message when it is deleted: who sent it and when, and nothing of what it said. */
    public Message deleted(Instant at) {
        return with("", null, editedAt, at);
    }

    private Message with(String words, @Nullable Attachment file, @Nullable Instant edited, @Nullable Instant deleted) {
        return new Message(
                id,
                chatId,
                seq,
                ordinal,
                sender,
                words,
                type,
                internal,
                firstResponse,
                ai,
                sentAt,
                file,
                clientMessageId,
                edited,
                deleted);
    }
}
