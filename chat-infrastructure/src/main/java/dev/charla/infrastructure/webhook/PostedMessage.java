package dev.charla.infrastructure.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.charla.application.port.out.Webhook.Post;
import dev.charla.domain.chat.Attachment;
import dev.charla.domain.people.SenderType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A message as the webhook gets it, in the words of the bot's own replies.
 *
 * @param sender {@code user}, whose number it is, or {@code agent}, somebody of the staff
 * @param senderName {@code null} where it is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PostedMessage(
        String userWhatsAppNumber,
        String messageText,
        String sender,
        @Nullable String senderName,
        String chatId,
        String messageId,
        String timestamp,
        @Nullable PostedFile attachment) {

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

    static PostedMessage of(Post post) {
        var message = post.message();
        return new PostedMessage(
                post.phone().value(),
                message.content(),
                message.sender().type() == SenderType.VISITOR ? "user" : "agent",
                message.sender().name(),
                message.chatId().toString(),
                message.id().toString(),
                written(message.sentAt()),
                PostedFile.of(message.attachment()));
    }

    private static String written(Instant instant) {
        return MILLIS.format(instant.atOffset(ZoneOffset.UTC));
    }

    record PostedFile(String url, String fileName, long fileSize, String mimeType) {

        private static @Nullable PostedFile of(@Nullable Attachment file) {
            return file == null ? null : new PostedFile(file.url(), file.fileName(), file.size(), file.mimeType());
        }
    }
}
