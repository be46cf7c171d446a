package dev.charla.api.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.charla.application.port.in.ChatViews.ChatView;
import dev.charla.application.port.in.ContactDetails;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Priority;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chat as every client reads it; preview, total and unread count are the viewer's, so a visitor's never reflect notes.
 *
 * @param tags empty for a visitor
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChatJson(
        UUID id,
        @Schema(implementation = ChatStatus.class) String status,
        @Schema(implementation = Priority.class) String priority,
        UUID tenantId,
        UUID siteId,
        UUID visitorId,
        VisitorInfoJson visitorInfo,
        @Nullable UUID assignedCommercialId,
        @Nullable CommercialJson assignedCommercial,
        Map<String, String> metadata,
        List<String> tags,
        String createdAt,
        @Nullable String assignedAt,
        @Nullable String firstResponseAt,
        @Nullable String closedAt,
        @Nullable String closedReason,
        @Schema(format = "date-time") @Nullable String lastMessageDate,
        @Nullable String lastMessagePreview,
        long totalMessages,
        int unreadMessagesCount,
        String updatedAt) {

    public static ChatJson from(ChatView view) {
        var chat = view.chat();
        var origin = chat.origin();
        var progress = chat.progress();
        var last = view.lastMessage();
        return new ChatJson(
                chat.id().value(),
                progress.status().name(),
                progress.priority().name(),
                origin.tenant().value(),
                origin.site().value(),
                origin.visitor().value(),
                VisitorInfoJson.from(chat, view.contact()),
                progress.assignee() == null ? null : progress.assignee().value(),
                CommercialJson.from(view),
                origin.metadata(),
                view.tags().texts(),
                WireInstant.of(origin.openedAt()),
                WireInstant.ofNullable(progress.assignedAt()),
                WireInstant.ofNullable(progress.firstResponseAt()),
                WireInstant.ofNullable(progress.closedAt()),
                progress.closedReason(),
                last == null ? null : WireInstant.of(last.at()),
                last == null ? null : last.preview(),
                view.totalMessages(),
                view.unreadMessages(),
                WireInstant.of(view.updatedAt()));
    }

    /** What the visitor says of itself. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record VisitorInfoJson(
            UUID id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone) {

        static VisitorInfoJson from(Chat chat, ContactDetails contact) {
            return new VisitorInfoJson(
                    chat.origin().visitor().value(), contact.name(), contact.email(), contact.phone());
        }
    }

    public record CommercialJson(UUID id, String name) {

        private static @Nullable CommercialJson from(ChatView view) {
            var assignee = view.chat().progress().assignee();
            return assignee == null || view.assigneeName() == null
                    ? null
                    : new CommercialJson(assignee.value(), view.assigneeName());
        }
    }
}
