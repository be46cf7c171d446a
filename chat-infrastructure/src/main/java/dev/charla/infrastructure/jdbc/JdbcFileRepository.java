package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.FileRepository;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.FileId;
import dev.charla.domain.chat.FileName;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.UploadedFile;
import dev.charla.domain.people.SenderType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcFileRepository implements FileRepository {

    private final JdbcClient jdbc;

    JdbcFileRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(UploadedFile file) {
        jdbc.sql("""
                insert into uploaded_file
                (id, chat_id, uploader_id, uploader_type, internal, name, size_bytes, media_type, sha256, uploaded_at,
                 message_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        file.id().value(),
                        file.chat() == null ? null : file.chat().value(),
                        file.uploaderId(),
                        file.uploaderType().name(),
                        file.internal(),
                        file.name().text(),
                        file.size(),
                        file.type(),
                        file.sha256(),
                        Columns.of(file.uploadedAt()),
                        file.message() == null ? null : file.message().value()))
                .update();
    }

    @Override
    public Optional<UploadedFile> find(FileId id) {
        return jdbc.sql("select * from uploaded_file where id = ? and given_up_at is null")
                .param(id.value())
                .query(JdbcFileRepository::file)
                .optional();
    }

    /** The row's lock makes the second wait, which then finds the condition false. */
    @Override
    public boolean attach(FileId id, ChatId chat, MessageId message) {
        return jdbc.sql("""
                        update uploaded_file set chat_id = ?, message_id = ?
                        where id = ? and message_id is null and given_up_at is null""").params(chat.value(), message.value(), id.value()).update() == 1;
    }

    @Override
    public void giveUp(MessageId message, Instant at) {
        jdbc.sql("update uploaded_file set given_up_at = ? where message_id = ? and given_up_at is null")
                .param(Columns.of(at))
                .param(message.value())
                .update();
    }

    @Override
    public void giveUp(FileId id, Instant at) {
        jdbc.sql("""
                update uploaded_file set given_up_at = ?
                where id = ? and message_id is null and given_up_at is null""").param(Columns.of(at)).param(id.value()).update();
    }

    @Override
    public void giveUpUnattached(Instant uploadedBefore, Instant at) {
        jdbc.sql("""
                update uploaded_file set given_up_at = ?
                where message_id is null and given_up_at is null and uploaded_at < ?""").param(Columns.of(at)).param(Columns.of(uploadedBefore)).update();
    }

    @Override
    public List<FileId> givenUp(int limit) {
        return jdbc.sql("""
                select id from uploaded_file where given_up_at is not null order by given_up_at, id limit ?""")
                .param(limit)
                .query((row, number) -> new FileId(Columns.uuid(row, "id")))
                .list();
    }

    @Override
    public void forget(FileId id) {
        jdbc.sql("delete from uploaded_file where id = ? and given_up_at is not null")
                .param(id.value())
                .update();
    }

    private static UploadedFile file(ResultSet row, int number) throws SQLException {
        var chat = Columns.uuidOrNull(row, "chat_id");
        var message = Columns.uuidOrNull(row, "message_id");
        return new UploadedFile(
                new FileId(Columns.uuid(row, "id")),
                chat == null ? null : new ChatId(chat),
                Columns.uuid(row, "uploader_id"),
                Columns.constant(SenderType.class, row, "uploader_type"),
                row.getBoolean("internal"),
                new FileName(row.getString("name")),
                row.getLong("size_bytes"),
                row.getString("media_type"),
                row.getString("sha256"),
                Columns.instant(row, "uploaded_at"),
                message == null ? null : new MessageId(message));
    }
}
