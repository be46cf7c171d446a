package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.ChatRepository;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcChatRepository implements ChatRepository {

    private final JdbcClient jdbc;
    private final Metadata metadata;
    private final ChatRows rows;

    JdbcChatRepository(JdbcClient jdbc, Metadata metadata) {
        this.jdbc = jdbc;
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
                where site_id = ? and status = 'PENDING'
                and (priority > ? or priority = ? and (opened_at, id) < (?, ?))""")
                .param(chat.origin().site().value())
                .param(chat.progress().priority().ordinal())
                .param(chat.progress().priority().ordinal())
                .param(Columns.of(chat.origin().openedAt()))
                .param(chat.id().value())
                .query(Long.class)
                .single();
    }

    private Optional<Chat> select(String sql, ChatId id) {
        return jdbc.sql(sql).param(id.value()).query(rows::chat).optional();
    }

    private static List<?> mutable(Chat chat) {
        var progress = chat.progress();
        var tally = chat.tally();
        return Arrays.asList(
                progress.status().name(),
                progress.priority().ordinal(),
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
}
