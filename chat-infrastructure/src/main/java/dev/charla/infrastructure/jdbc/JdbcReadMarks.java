package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.ReadMarks;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Watermark;
import dev.charla.domain.people.Sender;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcReadMarks implements ReadMarks {

    private final JdbcClient jdbc;

    JdbcReadMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Watermark of(Sender reader, ChatId chat) {
        return jdbc.sql("""
                select participants_seq, staff_seq from read_mark
                where chat_id = ? and reader_id = ? and reader_type = ?""")
                .params(chat.value(), reader.id(), reader.type().name())
                .query((row, number) -> new Watermark(row.getLong("participants_seq"), row.getLong("staff_seq")))
                .optional()
                .orElse(Watermark.NOTHING);
    }

    @Override
    public void put(Sender reader, ChatId chat, Watermark mark) {
        if (!replaced(reader, chat, mark)) {
            jdbc.sql("""
                    insert into read_mark (participants_seq, staff_seq, chat_id, reader_id, reader_type)
                    values (?, ?, ?, ?, ?)""").params(row(reader, chat, mark)).update();
        }
    }

    private boolean replaced(Sender reader, ChatId chat, Watermark mark) {
        var count = jdbc.sql("""
                update read_mark set participants_seq = ?, staff_seq = ?
                where chat_id = ? and reader_id = ? and reader_type = ?""").params(row(reader, chat, mark)).update();
        return count > 0;
    }

    private static Object[] row(Sender reader, ChatId chat, Watermark mark) {
        return new Object[] {
            mark.participantsSeq(),
            mark.staffSeq(),
            chat.value(),
            reader.id(),
            reader.type().name()
        };
    }
}
