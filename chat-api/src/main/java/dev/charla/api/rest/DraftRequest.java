package dev.charla.api.rest;

import dev.charla.application.port.in.MessageDraft;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.MessageType;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The words of a message as bodies spell them. */
record DraftRequest(
        @Nullable String content,

        @Schema(allowableValues = {"text", "image", "file"}) @Nullable
        String type,

        @Nullable AttachmentRequest attachment,
        @Nullable String clientMessageId) {

    /** @param keyHeader the header that may hold the idempotency key in place of the body */
    MessageDraft draft(@Nullable String keyHeader) {
        return draft(content, type, false, attachment, key(keyHeader, clientMessageId));
    }

    static MessageDraft draft(
            @Nullable String content,
            @Nullable String type,
            boolean internal,
            @Nullable AttachmentRequest attachment,
            @Nullable String clientMessageId) {
        return new MessageDraft(
                new Content(content == null ? "" : content),
                type(type),
                internal,
                attachment == null ? null : attachment.reference(),
                clientMessageId);
    }

    /** @throws InvalidParameter when header and body have different keys */
    static @Nullable String key(@Nullable String header, @Nullable String clientMessageId) {
        if (header != null && clientMessageId != null && !header.equals(clientMessageId)) {
            throw new InvalidParameter("clientMessageId", "must be the same as the header Idempotency-Key");
        }
        return header == null ? clientMessageId : header;
    }

    private static MessageType type(@Nullable String name) {
        return switch (name) {
            case null -> MessageType.TEXT;
            case "text" -> MessageType.TEXT;
            case "image" -> MessageType.IMAGE;
            case "file" -> MessageType.FILE;
            default -> throw new InvalidParameter("type", "must be text, image or file");
        };
    }
}
