package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.MessageRepository;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcMessageRepository implements MessageRepository {

    private final JdbcClient jdbc;
    private final Writes writes;

    JdbcMessageRepository(JdbcClient jdbc, Writes writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    @Override
    public void add(Message message) {
        var values = new ArrayList<@Nullable Object>(fixed(message));
        values.add(message.seq());
        values.add(message.chatId().value());
        values.addAll(changing(message));
        writes.write("""
                insert into message
                (id, chat_id, internal, seq, ordinal, sender_id, sender_type, sender_name, type,
                 first_response, ai, sent_at, client_message_id, changed_seq, site_id,
                 content, edited_at, deleted_at,
                 attachment_file_id, attachment_url, attachment_name, attachment_size, attachment_type)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (select site_id from chat where id = ?),
                 ?, ?, ?, ?, ?, ?, ?, ?)""", values);
    }

    @Override
    public Optional<Message> find(MessageId id) {
        return jdbc.sql("select * from message where id = ?")
                .param(id.value())
                .query(MessageRow::message)
                .optional();
    }

    @Override
    public List<Message> findAll(Set<MessageId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select * from message where id in (:ids)")
                .param("ids", ids.stream().map(MessageId::value).toList())
                .query(MessageRow::message)
                .list();
    }

    @Override
    public void update(Message message, long changedSeq) {
        var values = new ArrayList<>(changing(message));
        values.add(changedSeq);
        values.add(message.id().value());
        writes.write("""
                update message set
                content = ?, edited_at = ?, deleted_at = ?, attachment_file_id = ?, attachment_url = ?,
                attachment_name = ?, attachment_size = ?, attachment_type = ?, changed_seq = ?
                where id = ?""", values);
    }

    @Override
    public Optional<Message> findByClientId(ChatId chat, UUID sender, String clientMessageId) {
        return jdbc.sql("select * from message where chat_id = ? and sender_id = ? and client_message_id = ?")
                .params(chat.value(), sender, clientMessageId)
                .query(MessageRow::message)
                .optional();
    }

    @Override
    public List<Message> findAllByClientId(Set<ClientKey> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select * from message where (chat_id, sender_id, client_message_id) in (:keys)")
                .param(
                        "keys",
                        keys.stream()
                                .map(key -> new Object[] {key.chat().value(), key.sender(), key.clientMessageId()})
                                .toList())
                .query(MessageRow::message)
                .list();
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
                .query(MessageRow::message)
                .list();
    }

    private static List<@Nullable Object> fixed(Message message) {
        return Arrays.asList(
                message.id().value(),
                message.chatId().value(),
                message.internal(),
                message.seq(),
                message.ordinal(),
                message.sender().id(),
                message.sender().type().name(),
                message.sender().name(),
                message.type().name(),
                message.firstResponse(),
                message.ai(),
                Columns.of(message.sentAt()),
                message.clientMessageId());
    }

    private static List<@Nullable Object> changing(Message message) {
        var file = message.attachment();
        return Arrays.asList(
                message.content(),
                Columns.of(message.editedAt()),
                Columns.of(message.deletedAt()),
                file == null ? null : file.fileId(),
                file == null ? null : file.url(),
                file == null ? null : file.fileName(),
                file == null ? null : file.size(),
                file == null ? null : file.mimeType());
    }
}
