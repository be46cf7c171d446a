package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.ChatRepository;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Origin;
import dev.charla.domain.chat.Priority;
import dev.charla.domain.chat.Progress;
import dev.charla.domain.chat.Tally;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.VisitorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcChatRepository implements ChatRepository {

    private final JdbcClient jdbc;
    private final Metadata metadata;

    JdbcChatRepository(JdbcClient jdbc, Metadata metadata) {
        this.jdbc = jdbc;
        this.metadata = metadata;
    }

    @Override
    public Optional<Chat> find(ChatId id) {
        return select("select * from chat where id = ?", id);
    }

    @Override
    public Optional<Chat> lock(ChatId id) {
        return select("select * from chat where id = ? for update", id);
    }

    @Override
    public void add(Chat chat) {
        var origin = chat.origin();
        jdbc.sql("""
                insert into chat
                (tenant_id, site_id, visitor_id, metadata, opened_at,
                 status, priority, assignee_id, assigned_at, first_response_at, closed_at, closed_reason,
                 participants_seq, staff_seq, record_seq, public_messages, notes, id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(origin.tenant().value())
                .param(origin.site().value())
                .param(origin.visitor().value())
                .param(metadata.write(origin.metadata()))
                .param(Columns.of(origin.openedAt()))
                .params(mutable(chat))
                .update();
    }

    @Override
    public void update(Chat chat) {
        jdbc.sql("""
                update chat set
                status = ?, priority = ?, assignee_id = ?, assigned_at = ?, first_response_at = ?, closed_at = ?,
                closed_reason = ?, participants_seq = ?, staff_seq = ?, record_seq = ?, public_messages = ?, notes = ?
                where id = ?""").params(mutable(chat)).update();
    }

    @Override
    public long queuePosition(Chat chat) {
        if (chat.progress().status() != ChatStatus.PENDING) {
            return 0;
        }
        return jdbc.sql("""
                select 1 + count(*) from chat
                where site_id = ? and status = 'PENDING' and (opened_at, id) < (?, ?)""")
                .param(chat.origin().site().value())
                .param(Columns.of(chat.origin().openedAt()))
                .param(chat.id().value())
                .query(Long.class)
                .single();
    }

    private Optional<Chat> select(String sql, ChatId id) {
        return jdbc.sql(sql).param(id.value()).query(this::chat).optional();
    }

    private static List<?> mutable(Chat chat) {
        var progress = chat.progress();
        var tally = chat.tally();
        return Arrays.asList(
                progress.status().name(),
                progress.priority().name(),
                progress.assignee() == null ? null : progress.assignee().value(),
                Columns.of(progress.assignedAt()),
                Columns.of(progress.firstResponseAt()),
                Columns.of(progress.closedAt()),
                progress.closedReason(),
                tally.participantsSeq(),
                tally.staffSeq(),
                tally.recordSeq(),
                tally.publicMessages(),
                tally.notes(),
                chat.id().value());
    }

    private Chat chat(ResultSet row, int number) throws SQLException {
        return new Chat(new ChatId(Columns.uuid(row, "id")), origin(row), progress(row), tally(row));
    }

    private Origin origin(ResultSet row) throws SQLException {
        return new Origin(
                new TenantId(Columns.uuid(row, "tenant_id")),
                new SiteId(Columns.uuid(row, "site_id")),
                new VisitorId(Columns.uuid(row, "visitor_id")),
                metadata.read(row.getString("metadata")),
                Columns.instant(row, "opened_at"));
    }

    private static Progress progress(ResultSet row) throws SQLException {
        return new Progress(
                Columns.constant(ChatStatus.class, row, "status"),
                Columns.constant(Priority.class, row, "priority"),
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
