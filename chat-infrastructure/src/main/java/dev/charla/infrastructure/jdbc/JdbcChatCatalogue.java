package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.in.ChatViews.ChatView;
import dev.charla.application.port.in.ChatViews.Filter;
import dev.charla.application.port.in.ChatViews.LastMessage;
import dev.charla.application.port.in.ChatViews.Order;
import dev.charla.application.port.in.ChatViews.Place;
import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.out.ChatCatalogue;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.SiteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chats joined with their visitors, assignees and last messages; pages by keyset, each order with an index. */
final class JdbcChatCatalogue implements ChatCatalogue {

    private static final String SHOWN = """
            select chat.*, visitor.name as visitor_name, visitor.email as visitor_email, visitor.phone as visitor_phone,
             staff.name as assignee_name, message.sent_at as last_sent_at, message.content as last_content
            from chat
            join visitor on visitor.id = chat.visitor_id
            left join staff on staff.id = chat.assignee_id
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
    public Optional<ChatView> find(ChatId id, boolean withNotes) {
        return jdbc.sql(shown(withNotes) + "where chat.id = :id")
                .param("id", id.value())
                .query((row, number) -> view(row, withNotes))
                .optional();
    }

    @Override
    public List<ChatView> page(Set<SiteId> sites, Filter filter, boolean withNotes, int limit, @Nullable Place after) {
        if (sites.isEmpty()) {
            return List.of();
        }
        var conditions = ChatConditions.of(sites, filter).after(after, filter.order());
        return jdbc.sql(shown(withNotes) + conditions.where() + orderBy(filter.order()) + " limit :limit")
                .params(conditions.parameters())
                .param("limit", limit)
                .query((row, number) -> view(row, withNotes))
                .list();
    }

    @Override
    public long count(Set<SiteId> sites, Filter filter) {
        if (sites.isEmpty()) {
            return 0;
        }
        var conditions = ChatConditions.of(sites, filter);
        return jdbc.sql("select count(*) from chat " + conditions.where())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
    }

    private static String shown(boolean withNotes) {
        return SHOWN.formatted(withNotes ? LAST_OF_ALL : LAST_PUBLIC);
    }

    private static String orderBy(Order order) {
        return switch (order) {
            case NEWEST -> " order by chat.opened_at desc, chat.id desc";
            case OLDEST -> " order by chat.opened_at, chat.id";
            case MOST_URGENT -> " order by chat.priority desc, chat.opened_at, chat.id";
        };
    }

    private ChatView view(ResultSet row, boolean withNotes) throws SQLException {
        var chat = rows.chat(row, 0);
        return new ChatView(
                chat,
                new ContactDetails(
                        row.getString("visitor_name"), row.getString("visitor_email"), row.getString("visitor_phone")),
                row.getString("assignee_name"),
                lastMessage(row),
                withNotes ? chat.tally().messages() : chat.tally().publicMessages());
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
