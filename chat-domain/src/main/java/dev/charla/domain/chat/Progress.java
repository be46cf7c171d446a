package dev.charla.domain.chat;

import dev.charla.domain.people.StaffId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a chat has come. */
public record Progress(
        ChatStatus status,
        Priority priority,
        @Nullable StaffId assignee,
        @Nullable Instant assignedAt,
        @Nullable Instant firstResponseAt,
        @Nullable Instant closedAt,
        @Nullable String closedReason) {

    static final Progress NEW = new Progress(ChatStatus.PENDING, Priority.NORMAL, null, null, null, null, null);

    Progress assignedTo(StaffId staff, Instant at) {
        var next = status == ChatStatus.PENDING ? ChatStatus.ASSIGNED : status;
        return new Progress(next, priority, staff, at, firstResponseAt, closedAt, closedReason);
    }

    Progress answered(Instant at) {
        return new Progress(ChatStatus.IN_PROGRESS, priority, assignee, assignedAt, at, closedAt, closedReason);
    }

    Progress closed(@Nullable String reason, Instant at) {
        return new Progress(ChatStatus.CLOSED, priority, assignee, assignedAt, firstResponseAt, at, reason);
    }

    Progress reopened() {
        return new Progress(ChatStatus.IN_PROGRESS, priority, assignee, assignedAt, firstResponseAt, null, null);
    }
}
