package dev.charla.api.rest;

import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.OpenChat;
import dev.charla.application.port.in.OpenChatWithMessage;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.VisitorId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v2/chats}.
 *
 * @param metadata what the site wants to remember with the chat; texts only
 */
record OpenChatRequest(
        @Valid @Nullable VisitorInfo visitorInfo,
        @Size(max = 50) @Nullable Map<@Size(min = 1, max = 64) String, @NotNull @Size(max = 500) String> metadata) {

    OpenChat commandOf(Participant opener) {
        return new OpenChat(
                opener,
                visitorInfo == null ? null : visitorInfo.visitor(),
                visitorInfo == null ? ContactDetails.NONE : visitorInfo.contact(),
                metadata == null ? Map.of() : metadata);
    }

    /** The body of {@code POST /v2/chats/with-message}. */
    @Schema(name = "OpenChatWithMessageRequest")
    record WithMessage(
            @NotNull DraftRequest firstMessage,
            @Valid @Nullable VisitorInfo visitorInfo,
            @Size(max = 50) @Nullable Map<@Size(min = 1, max = 64) String, @NotNull @Size(max = 500) String> metadata) {

        /** @param keyHeader as of {@link DraftRequest#draft(String)} */
        OpenChatWithMessage commandOf(Participant opener, @Nullable String keyHeader) {
            var opening = new OpenChatRequest(visitorInfo, metadata).commandOf(opener);
            return new OpenChatWithMessage(opening, firstMessage.draft(keyHeader));
        }
    }

    /** @param visitorId whose chat it is to be, when staff opens it */
    @Schema(name = "VisitorInfoRequest")
    record VisitorInfo(
            @Schema(format = "uuid") @Nullable String visitorId,
            @Size(max = 200) @Nullable String name,
            @Size(max = 254) @Nullable String email,
            @Size(max = 50) @Nullable String phone) {

        @Nullable
        VisitorId visitor() {
            return visitorId == null ? null : Ids.visitor(visitorId);
        }

        ContactDetails contact() {
            return new ContactDetails(name, email, phone);
        }
    }
}
