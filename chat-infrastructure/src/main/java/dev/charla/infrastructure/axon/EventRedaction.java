package dev.charla.infrastructure.axon;

import static java.util.Objects.requireNonNull;

import dev.charla.domain.chat.ChatEvent.MessageEditedEvent;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageEvent;
import dev.charla.domain.chat.Room;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rewrites stored events, which Axon never does: the one exception to their being stored for good, for words that somebody
 * has taken back. Type, place and time of an event stay, and so does whatever else is in its payload.
 */
final class EventRedaction {

    private final JdbcClient jdbc;
    private final Serializer serializer;

    EventRedaction(JdbcClient jdbc, Serializer serializer) {
        this.jdbc = jdbc;
        this.serializer = serializer;
    }

    void redact(Room room, Message deleted) {
        var at = requireNonNull(deleted.deletedAt(), "a deleted message without the time of it");
        showing(room, deleted).stream()
                .filter(stored -> stored.event().messageId().equals(deleted.id()))
                .forEach(stored -> rewrite(room, stored, at));
    }

    /** The event of its sending lies at its own place, and those of its editing, if there are any, behind that. */
    private List<Stored> showing(Room room, Message message) {
        return jdbc.sql("""
                select sequence_number, payload_type, payload_revision, payload from domain_event_entry
                where aggregate_identifier = ? and sequence_number >= ? and (sequence_number = ? or payload_type = ?)""")
                .params(
                        room.name(),
                        message.seq() - 1,
                        message.seq() - 1,
                        Names.of(MessageEditedEvent.class).stored().getName())
                .query(this::stored)
                .list();
    }

    private void rewrite(Room room, Stored stored, Instant deletedAt) {
        var redacted = serializer.serialize(stored.event().redacted(deletedAt), byte[].class);
        jdbc.sql("update domain_event_entry set payload = ? where aggregate_identifier = ? and sequence_number = ?")
                .params(redacted.getData(), room.name(), stored.sequenceNumber())
                .update();
    }

    private Stored stored(ResultSet row, int number) throws SQLException {
        var payload = new SimpleSerializedObject<>(
                row.getBytes("payload"),
                byte[].class,
                row.getString("payload_type"),
                row.getString("payload_revision"));
        return new Stored(row.getLong("sequence_number"), serializer.<byte[], MessageEvent>deserialize(payload));
    }

    private record Stored(long sequenceNumber, MessageEvent event) {}
}
