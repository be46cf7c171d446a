package dev.charla.infrastructure.jdbc;

import static java.util.stream.Collectors.toMap;

import dev.charla.application.port.out.UnreadCounts;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts in one query, as long as there are no more than some thousand chats or people. */
final class JdbcUnreadCounts implements UnreadCounts {

    private static final String COUNTS = "select chat.id as chat_id, chat.site_id, staff.id as reader_id, "
            + UnreadSql.columns("staff.id", "'COMMERCIAL'", true) + """
             from chat
            join staff on staff.id in (:readers) and staff.tenant_id = chat.tenant_id
            left join read_mark mark
             on mark.chat_id = chat.id and mark.reader_id = staff.id and mark.reader_type = 'COMMERCIAL'
            where chat.id in (:chats)""";

    private final JdbcClient jdbc;

    JdbcUnreadCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Unread> of(Collection<ChatId> chats, Collection<Staff> readers) {
        var people =
                readers.stream().collect(toMap(reader -> reader.id().value(), reader -> reader, (one, same) -> one));
        return Batches.of(people.keySet())
                .flatMap(ids -> Batches.of(chats).flatMap(some -> counted(some, ids, people)))
                .toList();
    }

    private Stream<Unread> counted(List<ChatId> chats, List<UUID> readers, Map<UUID, Staff> people) {
        return jdbc
                .sql(COUNTS)
                .param("readers", readers)
                .param("chats", chats.stream().map(ChatId::value).toList())
                .query(this::row)
                .list()
                .stream()
                .filter(row -> Objects.requireNonNull(
                                people.get(row.unread().reader().value()))
                        .sites()
                        .contains(row.site()))
                .map(Row::unread);
    }

    private Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new SiteId(Columns.uuid(row, "site_id")),
                new Unread(
                        new ChatId(Columns.uuid(row, "chat_id")),
                        new StaffId(Columns.uuid(row, "reader_id")),
                        UnreadSql.count(row)));
    }

    private record Row(SiteId site, Unread unread) {}
}
