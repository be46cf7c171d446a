package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.CannedReplyRepository;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.replies.CannedReply;
import dev.charla.domain.replies.CannedReplyId;
import dev.charla.domain.replies.CannedReplyRefusal.ShortcutTaken;
import dev.charla.domain.replies.Wording;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

final class JdbcCannedReplyRepository implements CannedReplyRepository {

    private final JdbcClient jdbc;

    JdbcCannedReplyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<CannedReply> find(CannedReplyId id) {
        return jdbc.sql("select * from canned_reply where id = ?")
                .param(id.value())
                .query(JdbcCannedReplyRepository::reply)
                .optional();
    }

    @Override
    public List<CannedReply> ofTenant(TenantId tenant) {
        return jdbc.sql("select * from canned_reply where tenant_id = ? order by shortcut, id")
                .param(tenant.value())
                .query(JdbcCannedReplyRepository::reply)
                .list();
    }

    /** Under the lock of the tenant's row: rows that are not there yet cannot be locked. */
    @Override
    public long countForOneMore(TenantId tenant) {
        jdbc.sql("select id from tenant where id = ? for update")
                .param(tenant.value())
                .query((row, number) -> number)
                .list();
        return jdbc.sql("select count(*) from canned_reply where tenant_id = ?")
                .param(tenant.value())
                .query(Long.class)
                .single();
    }

    @Override
    public void add(CannedReply reply) {
        var wording = reply.wording();
        store(jdbc.sql("""
                        insert into canned_reply (id, tenant_id, site_id, shared_by, shortcut, title, content, written_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(reply.id().value())
                .param(reply.tenant().value())
                .param(siteOf(reply))
                .param(sharedBy(reply))
                .param(wording.shortcut())
                .param(wording.title())
                .param(wording.content())
                .param(Columns.of(reply.writtenAt())));
    }

    @Override
    public void update(CannedReply reply) {
        var wording = reply.wording();
        store(jdbc.sql("update canned_reply set shortcut = ?, title = ?, content = ?, written_at = ? where id = ?")
                .param(wording.shortcut())
                .param(wording.title())
                .param(wording.content())
                .param(Columns.of(reply.writtenAt()))
                .param(reply.id().value()));
    }

    @Override
    public void remove(CannedReplyId id) {
        jdbc.sql("delete from canned_reply where id = ?").param(id.value()).update();
    }

    private static void store(StatementSpec statement) {
        try {
            statement.update();
        } catch (DuplicateKeyException taken) {
            throw new ShortcutTaken();
        }
    }

    private static @Nullable UUID siteOf(CannedReply reply) {
        return reply.site() == null ? null : reply.site().value();
    }

    private static UUID sharedBy(CannedReply reply) {
        return reply.site() == null ? reply.tenant().value() : reply.site().value();
    }

    private static CannedReply reply(ResultSet row, int number) throws SQLException {
        var site = Columns.uuidOrNull(row, "site_id");
        return new CannedReply(
                new CannedReplyId(Columns.uuid(row, "id")),
                new TenantId(Columns.uuid(row, "tenant_id")),
                site == null ? null : new SiteId(site),
                new Wording(row.getString("shortcut"), row.getString("title"), row.getString("content")),
                Columns.instant(row, "written_at"));
    }
}
