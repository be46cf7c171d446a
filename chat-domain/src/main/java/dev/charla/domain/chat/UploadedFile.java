package dev.charla.domain.chat;

import dev.charla.domain.people.Participant;
import dev.charla.domain.people.SenderType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody uploaded, to attach it to a message of their own.
 *
 * @param chat the only chat whose messages may carry it; {@code null} when its uploader did not say, because the chat is
 *     yet to be opened
 * @param internal for notes and for nothing else
 * @param size in bytes, at least 1
 * @param type its media type, found in its content
 * @param sha256 of its content, in lower-case hexadecimal
 * @param uploadedAt in whole milliseconds
 * @param message which carries it, once and for ever; {@code null} while none does
 */
public record UploadedFile(
        FileId id,
        @Nullable ChatId chat,
        UUID uploaderId,
        SenderType uploaderType,
        boolean internal,
        FileName name,
        long size,
        String type,
        String sha256,
        Instant uploadedAt,
        @Nullable MessageId message) {

    public boolean wasUploadedBy(Participant person) {
        var other = person.asSender();
        return uploaderId.equals(other.id()) && uploaderType == other.type();
    }

    /** Whether somebody may send it with a message to a chat. A public message never carries an internal file. */
    public boolean isFor(Participant sender, ChatId destination, boolean note) {
        return message == null
                && wasUploadedBy(sender)
                && internal == note
                && (chat == null || chat.equals(destination));
    }

    /** This file as a message carries it. */
    public Attachment at(String url) {
        return new Attachment(id.value(), url, name.text(), size, type);
    }
}
