package dev.charla.api.rest;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.charla.api.json.ClaimedSender;
import dev.charla.api.json.ForgedSender;
import dev.charla.api.security.Identity;
import dev.charla.application.port.in.EditMessage;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.MessageId;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PATCH /v2/messages/{id}}.
 *
 * @param others every other field; ignored, but for what it claims about the sender
 */
record EditMessageRequest(
        @NotNull String content, @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

    /** @throws ForgedSender when the body says that somebody else sends it */
    EditMessage commandOf(Identity caller, MessageId message) {
        if (others != null) {
            ClaimedSender.refuseUnlessOf(caller.person().asSender(), others);
        }
        return new EditMessage(caller.person(), message, new Content(content));
    }
}
