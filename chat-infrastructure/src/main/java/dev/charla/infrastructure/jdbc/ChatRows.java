package dev.charla.infrastructure.jdbc;

import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Enrollment;
import dev.charla.domain.chat.EnrollmentId;
import dev.charla.domain.chat.Origin;
import dev.charla.domain.chat.Priority;
import dev.charla.domain.chat.Progress;
import dev.charla.domain.chat.Tally;
import dev.charla.domain.people.InfluencerId;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.VisitorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads chats from rows that hold all columns of the table. */
final class ChatRows {

    private final Metadata metadata;

    ChatRows(Metadata metadata) {
        this.metadata = metadata;
    }

    Chat chat(ResultSet row, int number) throws SQLException {
        return new Chat(new ChatId(Columns.uuid(row, "id")), origin(row), enrollment(row), progress(row), tally(row));
    }

    private Origin origin(ResultSet row) throws SQLException {
        return new Origin(
                new TenantId(Columns.uuid(row, "tenant_id")),
                new SiteId(Columns.uuid(row, "site_id")),
                new VisitorId(Columns.uuid(row, "visitor_id")),
                metadata.read(row.getString("metadata")),
                Columns.instant(row, "opened_at"));
    }

    private static @Nullable Enrollment enrollment(ResultSet row) throws SQLException {
        var id = row.getString("enrollment_id");
        return id == null
                ? null
                : new Enrollment(new EnrollmentId(id), new InfluencerId(row.getString("influencer_id")));
    }

    private static Progress progress(ResultSet row) throws SQLException {
        return new Progress(
                Columns.constant(ChatStatus.class, row, "status"),
                Priority.ofUrgency(row.getInt("priority")),
                assignee(row),
                Columns.instantOrNull(row, "assigned_at"),
                Columns.instantOrNull(row, "first_response_at"),
                Columns.instantOrNull(row, "closed_at"),
                row.getString("closed_reason"));
    }

    private static @Nullable StaffId assignee(ResultSet row) throws SQLException {
        var id = Columns.uuidOrNull(row, "assignee_id");
        return id == null ? null : new StaffId(id);
    }

    private static Tally tally(ResultSet row) throws SQLException {
        return new Tally(
                row.getLong("participants_seq"),
                row.getLong("staff_seq"),
                row.getLong("record_seq"),
                row.getLong("public_messages"),
                row.getLong("notes"));
    }
}
