package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.MessageIndex;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SiteId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;

/** Each query walks one index from its place on, and has the order of that index. */
final class JdbcMessageIndex implements MessageIndex {

    /**
     * Most messages that one search reads. Without a bound PostgreSQL would read the whole table for words that it thinks are
     * rare.
     */
    static final int SPAN = 10_000;

    /** Less and greater than every UUIDv7. */
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final UUID BEYOND_ALL = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final JdbcClient jdbc;

    JdbcMessageIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Changed> changedAfter(Room room, long seq, int limit) {
        if (room.audience() == Audience.RECORD) {
            return List.of();
        }
        return jdbc.sql("""
                select * from message where chat_id = ? and internal = ? and changed_seq > ?
                order by changed_seq limit ?""")
                .params(room.chat().value(), isInternal(room), seq, limit)
                .query((row, number) -> new Changed(MessageRow.message(row, number), row.getLong("changed_seq")))
                .list();
    }

    @Override
    public List<Message> since(ChatId chat, Instant from, long after, int limit) {
        return jdbc.sql("""
                select * from message where chat_id = ? and (sent_at, ordinal) > (?, ?)
                order by sent_at, ordinal limit ?""")
                .params(chat.value(), from.atOffset(ZoneOffset.UTC), after, limit)
                .query(MessageRow::message)
                .list();
    }

    @Override
    public List<Message> publicSince(ChatId chat, Instant from, long after, int limit) {
        return jdbc.sql("""
                select * from message where chat_id = ? and internal = false and (sent_at, seq) > (?, ?)
                order by sent_at, seq limit ?""")
                .params(chat.value(), from.atOffset(ZoneOffset.UTC), after, limit)
                .query(MessageRow::message)
                .list();
    }

    @Override
    public List<Message> sentByOthers(Sender reader, Room room, long seq, int limit) {
        if (room.audience() == Audience.RECORD) {
            return List.of();
        }
        return byOthers("asc", reader, room, seq, limit).list();
    }

    private MappedQuerySpec<Message> byOthers(String direction, Sender reader, Room room, long seq, int limit) {
        return jdbc.sql("""
                select * from message where chat_id = ? and internal = ? and seq > ?
                and (sender_id <> ? or sender_type <> ?) and deleted_at is null
                order by seq %s limit ?""".formatted(direction))
                .params(
                        room.chat().value(),
                        isInternal(room),
                        seq,
                        reader.id(),
                        reader.type().name(),
                        limit)
                .query(MessageRow::message);
    }

    @Override
    public Optional<Message> lastSentByOthers(Sender reader, Room room, long seq) {
        if (room.audience() == Audience.RECORD) {
            return Optional.empty();
        }
        return byOthers("desc", reader, room, seq, 1).optional();
    }

    @Override
    public Found containing(String text, SiteId site, @Nullable MessageId before, int limit) {
        return containing("site_id", site.value(), text, before, limit);
    }

    @Override
    public Found containing(String text, ChatId chat, @Nullable MessageId before, int limit) {
        return containing("chat_id", chat.value(), text, before, limit);
    }

    private Found containing(String place, UUID id, String text, @Nullable MessageId before, int limit) {
        var first = before == null ? BEYOND_ALL : before.value();
        var last = lastOfSpan(place, id, first);
        var found = jdbc.sql("select * from message where " + place + """
                 = ? and id < ? and id >= ? and content ilike ? escape '!' and deleted_at is null
                order by id desc limit ?""")
                .params(id, first, last == null ? BEFORE_ALL : last, "%" + escaped(text) + "%", limit)
                .query(MessageRow::message)
                .list();
        return new Found(found, last == null ? null : new MessageId(last));
    }

    /** The last message that one search looks at; {@code null} when all are within its span. */
    private @Nullable UUID lastOfSpan(String place, UUID id, UUID first) {
        return jdbc.sql("select id from message where " + place + " = ? and id < ? order by id desc limit 1 offset ?")
                .params(id, first, SPAN - 1)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static boolean isInternal(Room room) {
        return room.audience() == Audience.STAFF;
    }
}
