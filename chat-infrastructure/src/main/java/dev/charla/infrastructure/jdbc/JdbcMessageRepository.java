package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.MessageRepository;
import dev.charla.domain.chat.Attachment;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcMessageRepository implements MessageRepository {

    private final JdbcClient jdbc;

    JdbcMessageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Message message) {
        jdbc.sql("""
                insert into message
                (id, chat_id, internal, seq, ordinal, sender_id, sender_type, sender_name, content, type,
                 first_response, ai, sent_at, client_message_id,
                 attachment_file_id, attachment_url, attachment_name, attachment_size, attachment_type)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(columns(message))
                .params(columns(message.attachment()))
                .update();
    }

    @Override
    public Optional<Message> findByClientId(ChatId chat, UUID sender, String clientMessageId) {
        return jdbc.sql("select * from message where chat_id = ? and sender_id = ? and client_message_id = ?")
                .params(chat.value(), sender, clientMessageId)
                .query(JdbcMessageRepository::message)
                .optional();
    }

    @Override
    public List<Message> page(ChatId chat, int limit, @Nullable Long before) {
        return select(
                "select * from message where chat_id = ? and ordinal < ? order by ordinal desc limit ?",
                chat,
                limit,
                before);
    }

    @Override
    public List<Message> publicPage(ChatId chat, int limit, @Nullable Long before) {
        return select(
                "select * from message where chat_id = ? and internal = false and seq < ? order by seq desc limit ?",
                chat,
                limit,
                before);
    }

    private List<Message> select(String sql, ChatId chat, int limit, @Nullable Long before) {
        return jdbc.sql(sql)
                .params(chat.value(), before == null ? Long.MAX_VALUE : before, limit)
                .query(JdbcMessageRepository::message)
                .list();
    }

    private static List<?> columns(Message message) {
        return Arrays.asList(
                message.id().value(),
                message.chatId().value(),
                message.internal(),
                message.seq(),
                message.ordinal(),
                message.sender().id(),
                message.sender().type().name(),
                message.sender().name(),
                message.content(),
                message.type().name(),
                message.firstResponse(),
                message.ai(),
                Columns.of(message.sentAt()),
                message.clientMessageId());
    }

    private static List<?> columns(@Nullable Attachment file) {
        return file == null
                ? Arrays.asList(null, null, null, null, null)
                : List.of(file.fileId(), file.url(), file.fileName(), file.size(), file.mimeType());
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                new MessageId(Columns.uuid(row, "id")),
                new ChatId(Columns.uuid(row, "chat_id")),
                row.getLong("seq"),
                row.getLong("ordinal"),
                sender(row),
                row.getString("content"),
                Columns.constant(MessageType.class, row, "type"),
                row.getBoolean("internal"),
                row.getBoolean("first_response"),
                row.getBoolean("ai"),
                Columns.instant(row, "sent_at"),
                attachment(row),
                row.getString("client_message_id"));
    }

    private static Sender sender(ResultSet row) throws SQLException {
        return new Sender(
                Columns.uuid(row, "sender_id"),
                Columns.constant(SenderType.class, row, "sender_type"),
                row.getString("sender_name"));
    }

    private static @Nullable Attachment attachment(ResultSet row) throws SQLException {
        var fileId = Columns.uuidOrNull(row, "attachment_file_id");
        return fileId == null
                ? null
                : new Attachment(
                        fileId,
                        row.getString("attachment_url"),
                        row.getString("attachment_name"),
                        row.getLong("attachment_size"),
                        row.getString("attachment_type"));
    }
}
