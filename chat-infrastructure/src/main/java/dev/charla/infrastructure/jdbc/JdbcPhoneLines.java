package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.PhoneLines;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.VisitorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcPhoneLines implements PhoneLines {

    private final JdbcClient jdbc;

    JdbcPhoneLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Line> find(SiteId site, PhoneNumber phone) {
        return select("select * from phone_line where site_id = ? and phone = ?", site, phone);
    }

    @Override
    public Optional<Line> lock(SiteId site, PhoneNumber phone) {
        return select("select * from phone_line where site_id = ? and phone = ? for update", site, phone);
    }

    @Override
    public Optional<Line> ofChat(ChatId chat) {
        return jdbc.sql("select * from phone_line where chat_id = ?")
                .param(chat.value())
                .query(JdbcPhoneLines::line)
                .optional();
    }

    @Override
    public boolean add(Line line) {
        return jdbc.sql("""
                        insert into phone_line (site_id, phone, visitor_id, chat_id, told_seq) values (?, ?, ?, ?, ?)
                        on conflict do nothing""")
                        .params(Arrays.asList(
                                line.site().value(),
                                line.phone().value(),
                                line.visitor().value(),
                                valueOf(line.chat()),
                                line.toldSeq()))
                        .update()
                == 1;
    }

    @Override
    public void assign(SiteId site, PhoneNumber phone, VisitorId visitor, @Nullable ChatId chat) {
        jdbc.sql("update phone_line set visitor_id = ?, chat_id = ?, told_seq = 0 where site_id = ? and phone = ?")
                .params(Arrays.asList(visitor.value(), valueOf(chat), site.value(), phone.value()))
                .update();
    }

    @Override
    public void opened(VisitorId visitor, ChatId chat) {
        jdbc.sql("update phone_line set chat_id = ?, told_seq = 0 where visitor_id = ? and chat_id is null")
                .params(chat.value(), visitor.value())
                .update();
    }

    @Override
    public void told(ChatId chat, long seq) {
        jdbc.sql("update phone_line set told_seq = ? where chat_id = ? and told_seq < ?")
                .params(seq, chat.value(), seq)
                .update();
    }

    private Optional<Line> select(String sql, SiteId site, PhoneNumber phone) {
        return jdbc.sql(sql)
                .params(site.value(), phone.value())
                .query(JdbcPhoneLines::line)
                .optional();
    }

    private static @Nullable UUID valueOf(@Nullable ChatId chat) {
        return chat == null ? null : chat.value();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        var chat = Columns.uuidOrNull(row, "chat_id");
        return new Line(
                new SiteId(Columns.uuid(row, "site_id")),
                new PhoneNumber(row.getString("phone")),
                new VisitorId(Columns.uuid(row, "visitor_id")),
                chat == null ? null : new ChatId(chat),
                row.getLong("told_seq"));
    }
}
