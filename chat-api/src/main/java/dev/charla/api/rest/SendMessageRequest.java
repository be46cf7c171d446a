package dev.charla.api.rest;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.charla.api.json.ClaimedSender;
import dev.charla.api.json.ForgedSender;
import dev.charla.api.security.Identity;
import dev.charla.application.port.in.MessageDraft;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.NewMessage;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v2/messages}.
 *
 * @param others every other field; ignored, but for what it claims about the sender
 */
record SendMessageRequest(
        @Schema(format = "uuid") @NotNull String chatId,

        @Schema(maxLength = Content.MAX_CHARACTERS) @Nullable
        String content,

        @Schema(allowableValues = {"text", "image", "file"}) @Nullable
        String type,

        @Nullable Boolean isInternal,
        @Nullable AttachmentRequest attachment,

        @Schema(minLength = 1, maxLength = NewMessage.MAX_KEY_LENGTH) @Nullable
        String clientMessageId,

        @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

    ChatId chat() {
        return Ids.chat(chatId);
    }

    /** @throws ForgedSender when the body says that somebody else sends it */
    void refuseUnlessFrom(Identity caller) {
        if (others != null) {
            ClaimedSender.refuseUnlessOf(caller.person().asSender(), others);
        }
    }

    /** @param keyHeader the header that may hold the idempotency key in place of the body */
    MessageDraft draft(@Nullable String keyHeader) {
        return DraftRequest.draft(
                content,
                type,
                Boolean.TRUE.equals(isInternal),
                attachment,
                DraftRequest.key(keyHeader, clientMessageId));
    }
}
