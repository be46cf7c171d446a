package dev.charla.infrastructure.jdbc;

import dev.charla.domain.chat.Attachment;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code message}. */
final class MessageRow {

    private MessageRow() {}

    static Message message(ResultSet row, int number) throws SQLException {
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
                row.getString("client_message_id"),
                Columns.instantOrNull(row, "edited_at"),
                Columns.instantOrNull(row, "deleted_at"));
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
