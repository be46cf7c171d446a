package dev.charla.domain.chat;

import java.util.UUID;

/**
 * A stored file that belongs to a message. Every field is the server's own finding, none the client's word.
 *
 * @param url where it is served
 * @param size in bytes
 */
public record Attachment(UUID fileId, String url, String fileName, long size, String mimeType) {

    /** How a message that carries it is meant to be shown. */
    public MessageType shownAs() {
        return mimeType.startsWith("image/") ? MessageType.IMAGE : MessageType.FILE;
    }
}
