package dev.charla.infrastructure.jdbc;

import static dev.charla.application.port.in.MessageHistory.MAX_UNREAD;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How many messages of a row's {@code chat} its reader has not read, as columns of a query; the reader's {@code read_mark}
 * must be joined as {@code mark}. No room is counted further than the list of unread messages goes.
 */
final class UnreadSql {

    private static final String BY_OTHERS = """
            from message where chat_id = chat.id and internal = %s and seq > coalesce(mark.%s, 0)
             and (sender_id <> %s or sender_type <> %s) and deleted_at is null""";

    private UnreadSql() {}

    /**
     * The columns {@code unread_messages} and {@code unread_notes}.
     *
     * @param id an expression for the reader's id
     * @param type an expression for the reader's type
     * @param withNotes whether there is anything to count among the notes
     */
    static String columns(String id, String type, boolean withNotes) {
        var messages = count(BY_OTHERS.formatted("false", "participants_seq", id, type));
        var notes = withNotes ? count(BY_OTHERS.formatted("true", "staff_seq", id, type)) : "0";
        return messages + " as unread_messages, " + notes + " as unread_notes";
    }

    static int count(ResultSet row) throws SQLException {
        return Math.min(row.getInt("unread_messages") + row.getInt("unread_notes"), MAX_UNREAD);
    }

    /** Asks for the last that may count before it counts, since a count reads to the end. */
    private static String count(String found) {
        return "coalesce((select %1$d %2$s order by seq limit 1 offset %3$d), (select count(*) %2$s))"
                .formatted(MAX_UNREAD, found, MAX_UNREAD - 1);
    }
}
