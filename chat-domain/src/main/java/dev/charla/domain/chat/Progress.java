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

    /** Waits for nobody, though nobody has it. */
    static final Progress UNDER_WAY =
            new Progress(ChatStatus.IN_PROGRESS, Priority.NORMAL, null, null, null, null, null);

    Progress assignedTo(StaffId staff, Instant at) {
        var next = status == ChatStatus.PENDING ? ChatStatus.ASSIGNED : status;
        return new Progress(next, priority, staff, at, firstResponseAt, closedAt, closedReason);
    }

    /** Waits again, like a chat that nobody has had. */
    Progress unassigned() {
        return new Progress(ChatStatus.PENDING, priority, null, null, firstResponseAt, closedAt, closedReason);
    }

    /** The first answer stays the first one. */
    Progress answered(Instant at) {
        var first = firstResponseAt == null ? at : firstResponseAt;
        return new Progress(ChatStatus.IN_PROGRESS, priority, assignee, assignedAt, first, closedAt, closedReason);
    }

    Progress withPriority(Priority next) {
        return new Progress(status, next, assignee, assignedAt, firstResponseAt, closedAt, closedReason);
    }

    Progress closed(@Nullable String reason, Instant at) {
        return new Progress(ChatStatus.CLOSED, priority, assignee, assignedAt, firstResponseAt, at, reason);
    }

    Progress reopened() {
        return new Progress(ChatStatus.IN_PROGRESS, priority, assignee, assignedAt, firstResponseAt, null, null);
    }
}
