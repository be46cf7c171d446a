package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.Roster;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.Duty;
import dev.charla.domain.people.PresenceStatus;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads from the chats how busy somebody is. A row of the staff is the lock; what it stands for is read once that is held. */
final class JdbcRoster implements Roster {

    private static final String DUTIES = """
            select staff.id, staff.name, staff.status, staff.status_at, staff.capacity,
             (select count(*) from chat where chat.assignee_id = staff.id and chat.status <> 'CLOSED') as active_chats,
             (select max(assigned_at) from chat where chat.assignee_id = staff.id) as last_assigned_at,
             (select max(closed_at) from chat where chat.assignee_id = staff.id) as last_closed_at
            from staff
            """;

    private final JdbcClient jdbc;

    JdbcRoster(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Duty> find(StaffId id) {
        return jdbc.sql(DUTIES + "where staff.id = ?")
                .param(id.value())
                .query(JdbcRoster::duty)
                .optional();
    }

    @Override
    public Optional<Duty> lock(StaffId id) {
        return locked("select id from staff where id = ? for update", id);
    }

    @Override
    public Optional<Duty> tryLock(StaffId id) {
        return locked("select id from staff where id = ? for update skip locked", id);
    }

    @Override
    public List<Duty> online(SiteId site) {
        return jdbc.sql(DUTIES + """
                        where staff.status = 'ONLINE'
                        and (exists (select 1 from staff_site where staff_id = staff.id and site_id = ?)
                         or staff.roles like '%ADMIN%' and staff.tenant_id = (select tenant_id from site where id = ?))""")
                .params(site.value(), site.value())
                .query(JdbcRoster::duty)
                .list();
    }

    @Override
    public void choose(StaffId id, PresenceStatus status, Instant at) {
        jdbc.sql("update staff set status = ?, status_at = ? where id = ?")
                .param(status.name())
                .param(Columns.of(at))
                .param(id.value())
                .update();
    }

    @Override
    public List<ChatId> activeChats(StaffId id) {
        return jdbc.sql("select id from chat where assignee_id = ? and status <> 'CLOSED'")
                .param(id.value())
                .query(JdbcRoster::chatId)
                .list();
    }

    @Override
    public List<SiteId> sitesWithQueue(TenantId tenant) {
        return jdbc.sql("""
                        select id from site where tenant_id = ?
                        and exists (select 1 from chat where site_id = site.id and status = 'PENDING')""")
                .param(tenant.value())
                .query((row, number) -> new SiteId(Columns.uuid(row, "id")))
                .list();
    }

    @Override
    public List<ChatId> queue(SiteId site, int limit) {
        return jdbc.sql("""
                        select id from chat where site_id = ? and status = 'PENDING'
                        order by priority desc, opened_at, id limit ?""")
                .params(site.value(), limit)
                .query(JdbcRoster::chatId)
                .list();
    }

    private Optional<Duty> locked(String sql, StaffId id) {
        return jdbc.sql(sql)
                .param(id.value())
                .query((row, number) -> id)
                .optional()
                .flatMap(this::find);
    }

    private static ChatId chatId(ResultSet row, int number) throws SQLException {
        return new ChatId(Columns.uuid(row, "id"));
    }

    private static Duty duty(ResultSet row, int number) throws SQLException {
        var status = row.getString("status");
        return new Duty(
                new StaffId(Columns.uuid(row, "id")),
                row.getString("name"),
                status == null ? null : PresenceStatus.valueOf(status),
                Columns.instantOrNull(row, "status_at"),
                row.getObject("capacity", Integer.class),
                row.getLong("active_chats"),
                later(Columns.instantOrNull(row, "last_assigned_at"), Columns.instantOrNull(row, "last_closed_at")));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
