package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.in.ChatViews.ChatView;
import dev.charla.application.port.in.ChatViews.Filter;
import dev.charla.application.port.in.ChatViews.LastMessage;
import dev.charla.application.port.in.ChatViews.Place;
import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.out.ChatCatalogue;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Tags;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.SiteId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Chats joined with their visitors, assignees, last messages and tags, and with what the viewer has not read. */
final class JdbcChatCatalogue implements ChatCatalogue {

    private static final String SHOWN = """
            select chat.*, visitor.name as visitor_name, visitor.email as visitor_email, visitor.phone as visitor_phone,
             staff.name as assignee_name, message.sent_at as last_sent_at, message.content as last_content,
             (select array_agg(tag order by place) from chat_tag where chat_tag.chat_id = chat.id) as tags, %s
            from %s chat
            join visitor on visitor.id = chat.visitor_id
            left join staff on staff.id = chat.assignee_id
            left join read_mark mark
             on mark.chat_id = chat.id and mark.reader_id = :reader and mark.reader_type = :readerType
            left join message on message.chat_id = chat.id and %s
            """;
    private static final String LAST_OF_ALL = "message.ordinal = chat.public_messages + chat.notes";
    private static final String LAST_PUBLIC = """
            message.internal = false and message.seq = (select max(seq) from message public
             where public.chat_id = chat.id and public.internal = false)""";

    private final JdbcClient jdbc;
    private final ChatRows rows;

    JdbcChatCatalogue(JdbcClient jdbc, Metadata metadata) {
        this.jdbc = jdbc;
        this.rows = new ChatRows(metadata);
    }

    @Override
    public Optional<ChatView> find(ChatId id, Participant viewer) {
        return shown("", viewer, " where chat.id = :id")
                .param("id", id.value())
                .query((row, number) -> view(row, viewer))
                .optional();
    }

    @Override
    public List<ChatView> page(Set<SiteId> sites, Filter filter, Participant viewer, int limit, @Nullable Place after) {
        var asked = ChatListSql.of(sites, filter);
        return asked.none()
                ? List.of()
                : shown("(" + asked.page(after) + ")", viewer, asked.order())
                        .params(asked.parameters())
                        .param("limit", limit)
                        .query((row, number) -> view(row, viewer))
                        .list();
    }

    @Override
    public long count(Set<SiteId> sites, Filter filter) {
        var asked = ChatListSql.of(sites, filter);
        return asked.none()
                ? 0
                : jdbc.sql(asked.count())
                        .params(asked.parameters())
                        .query(Long.class)
                        .single();
    }

    /** @param chosen a query for chats, or nothing for the table */
    private StatementSpec shown(String chosen, Participant viewer, String rest) {
        var reader = viewer.asSender();
        var unread = UnreadSql.columns(":reader", ":readerType", viewer.isStaff());
        return jdbc.sql(SHOWN.formatted(unread, chosen, viewer.isStaff() ? LAST_OF_ALL : LAST_PUBLIC) + rest)
                .param("reader", reader.id())
                .param("readerType", reader.type().name());
    }

    private ChatView view(ResultSet row, Participant viewer) throws SQLException {
        var chat = rows.chat(row, 0);
        return new ChatView(
                chat,
                new ContactDetails(
                        row.getString("visitor_name"), row.getString("visitor_email"), row.getString("visitor_phone")),
                row.getString("assignee_name"),
                lastMessage(row),
                viewer.isStaff() ? chat.tally().messages() : chat.tally().publicMessages(),
                UnreadSql.count(row),
                viewer.isStaff() ? tags(row.getArray("tags")) : Tags.NONE);
    }

    private static Tags tags(@Nullable Array column) throws SQLException {
        return column == null
                ? Tags.NONE
                : new Tags(Arrays.stream((Object[]) column.getArray())
                        .map(String.class::cast)
                        .toList());
    }

    private static @Nullable LastMessage lastMessage(ResultSet row) throws SQLException {
        var sentAt = Columns.instantOrNull(row, "last_sent_at");
        return sentAt == null ? null : new LastMessage(sentAt, preview(row.getString("last_content")));
    }

    private static String preview(String content) {
        var length = content.codePointCount(0, content.length());
        return length <= LastMessage.MAX_PREVIEW
                ? content
                : content.substring(0, content.offsetByCodePoints(0, LastMessage.MAX_PREVIEW));
    }
}
