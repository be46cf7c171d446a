package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.ChatRepository;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.EnrollmentId;
import dev.charla.domain.chat.Origin;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcChatRepository implements ChatRepository {

    private static final String INSERT = """
            insert into chat
            (tenant_id, site_id, visitor_id, metadata, opened_at, enrollment_id,
             status, priority, assignee_id, assigned_at, first_response_at, closed_at, closed_reason,
             participants_seq, staff_seq, record_seq, public_messages, notes, influencer_id, id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcClient jdbc;
    private final Writes writes;
    private final Metadata metadata;
    private final ChatRows rows;

    JdbcChatRepository(JdbcClient jdbc, Writes writes, Metadata metadata) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.metadata = metadata;
        this.rows = new ChatRows(metadata);
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
    public Optional<Chat> tryLock(ChatId id) {
        return select("select * from chat where id = ? for update skip locked", id);
    }

    @Override
    public List<Chat> tryLockAll(Set<ChatId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select * from chat where id in (:ids) for update skip locked")
                .param("ids", ids.stream().map(ChatId::value).toList())
                .query(rows::chat)
                .list();
    }

    @Override
    public Optional<Chat> findEnrolled(EnrollmentId id) {
        return jdbc.sql("select * from chat where enrollment_id = ?")
                .param(id.value())
                .query(rows::chat)
                .optional();
    }

    @Override
    public void add(Chat chat) {
        writes.write(INSERT, values(chat));
    }

    /** Not as a write that may wait: whether the row was added is asked for. */
    @Override
    public boolean addEnrolled(Chat chat) {
        return jdbc.sql(INSERT + " on conflict do nothing").params(values(chat)).update() == 1;
    }

    @Override
    public void update(Chat chat) {
        writes.write("""
                update chat set
                status = ?, priority = ?, assignee_id = ?, assigned_at = ?, first_response_at = ?, closed_at = ?,
                closed_reason = ?, participants_seq = ?, staff_seq = ?, record_seq = ?, public_messages = ?, notes = ?,
                influencer_id = ?
                where id = ?""", mutable(chat));
    }

    @Override
    public long queuePosition(Chat chat) {
        if (chat.progress().status() != ChatStatus.PENDING) {
            return 0;
        }
        return jdbc.sql("""
                select 1 + count(*) from chat
                where site_id = ? and status = 'PENDING'
                and (priority > ? or priority = ? and (opened_at, id) < (?, ?))""")
                .param(chat.origin().site().value())
                .param(chat.progress().priority().urgency())
                .param(chat.progress().priority().urgency())
                .param(Columns.of(chat.origin().openedAt()))
                .param(chat.id().value())
                .query(Long.class)
                .single();
    }

    private Optional<Chat> select(String sql, ChatId id) {
        return jdbc.sql(sql).param(id.value()).query(rows::chat).optional();
    }

    private List<@Nullable Object> values(Chat chat) {
        var values = new ArrayList<@Nullable Object>(fixed(chat.origin()));
        values.add(chat.enrollment() == null ? null : chat.enrollment().id().value());
        values.addAll(mutable(chat));
        return values;
    }

    private List<Object> fixed(Origin origin) {
        return List.of(
                origin.tenant().value(),
                origin.site().value(),
                origin.visitor().value(),
                metadata.write(origin.metadata()),
                origin.openedAt().atOffset(ZoneOffset.UTC));
    }

    private static List<@Nullable Object> mutable(Chat chat) {
        var enrollment = chat.enrollment();
        var progress = chat.progress();
        var tally = chat.tally();
        return Arrays.asList(
                progress.status().name(),
                progress.priority().urgency(),
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
                enrollment == null ? null : enrollment.influencer().value(),
                chat.id().value());
    }
}
