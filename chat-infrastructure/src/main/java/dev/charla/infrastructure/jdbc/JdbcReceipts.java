package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.Receipts;
import dev.charla.domain.chat.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcReceipts implements Receipts {

    private final JdbcClient jdbc;

    JdbcReceipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean add(Receipt receipt) {
        return jdbc.sql("""
                        insert into receipt (sender_id, delivery_key, digest, message_id, taken_at) values (?, ?, ?, ?, ?)
                        on conflict do nothing""")
                        .param(receipt.sender())
                        .param(receipt.key())
                        .param(receipt.digest())
                        .param(receipt.message().value())
                        .param(Columns.of(receipt.takenAt()))
                        .update()
                == 1;
    }

    @Override
    public Optional<Receipt> find(UUID sender, String key) {
        return jdbc.sql("select * from receipt where sender_id = ? and delivery_key = ?")
                .params(sender, key)
                .query(JdbcReceipts::receipt)
                .optional();
    }

    @Override
    public int forget(Instant takenBy, int limit) {
        return jdbc.sql("""
                        delete from receipt where (sender_id, delivery_key) in (
                          select sender_id, delivery_key from receipt where taken_at <= :by limit :limit)""")
                .param("by", Columns.of(takenBy))
                .param("limit", limit)
                .update();
    }

    private static Receipt receipt(ResultSet row, int number) throws SQLException {
        return new Receipt(
                Columns.uuid(row, "sender_id"),
                row.getString("delivery_key"),
                row.getString("digest"),
                new MessageId(Columns.uuid(row, "message_id")),
                Columns.instant(row, "taken_at"));
    }
}
