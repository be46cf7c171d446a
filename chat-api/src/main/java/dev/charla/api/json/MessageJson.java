package dev.charla.api.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.charla.domain.chat.Attachment;
import dev.charla.domain.chat.Message;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapstruct.factory.Mappers;

/**
 * A message as every client reads it: the answer of a {@code POST}, an element of a history, the payload of {@code
 * message:new}.
 *
 * @param id the same as {@code messageId}
 * @param createdAt the same as {@code sentAt}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageJson(
        UUID id,
        UUID messageId,
        UUID chatId,
        long seq,
        UUID senderId,

        @Schema(allowableValues = {"visitor", "commercial", "bot", "system"})
        String senderType,

        @Nullable String senderName,
        String content,

        @Schema(allowableValues = {"text", "image", "file", "system"})
        String type,

        boolean isInternal,
        boolean isFirstResponse,
        boolean isAI,
        String sentAt,
        String createdAt,
        @Nullable String editedAt,
        @Nullable String deletedAt,
        @Nullable AttachmentJson attachment,
        @Nullable String clientMessageId) {

    private static final MessageJsonMapper MAPPER = Mappers.getMapper(MessageJsonMapper.class);

    public static MessageJson from(Message message) {
        return MAPPER.from(message);
    }

    /** @param fileSize in bytes */
    public record AttachmentJson(UUID fileId, String url, String fileName, long fileSize, String mimeType) {

        public static AttachmentJson from(Attachment file) {
            return MAPPER.from(file);
        }
    }
}
