package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.in.ChatViews.Filter;
import dev.charla.application.port.in.ChatViews.Order;
import dev.charla.application.port.in.ChatViews.Place;
import dev.charla.domain.people.SiteId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The conditions of a list of chats, with the values of their named parameters. */
final class ChatConditions {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, @Nullable Object> parameters = new HashMap<>();

    private ChatConditions() {}

    static ChatConditions of(Set<SiteId> sites, Filter filter) {
        var all = new ChatConditions();
        all.add(
                "chat.site_id in (:sites)",
                "sites",
                sites.stream().map(SiteId::value).toList());
        all.addIf(
                "chat.status = :status",
                "status",
                filter.status() == null ? null : filter.status().name());
        all.addIf(
                "chat.assignee_id = :assignee",
                "assignee",
                filter.assignee() == null ? null : filter.assignee().value());
        all.addIf(
                "chat.visitor_id = :visitor",
                "visitor",
                filter.visitor() == null ? null : filter.visitor().value());
        all.addIf(
                "chat.site_id = :site",
                "site",
                filter.site() == null ? null : filter.site().value());
        all.addIf("chat.opened_at >= :from", "from", Columns.of(filter.openedFrom()));
        all.addIf("chat.opened_at < :to", "to", Columns.of(filter.openedTo()));
        return all;
    }

    /** Only what comes later than a place in that order. */
    ChatConditions after(@Nullable Place place, Order order) {
        if (place != null) {
            conditions.add(later(order));
            parameters.put("openedAt", Columns.of(place.openedAt()));
            parameters.put("id", place.id().value());
            parameters.put("urgency", place.urgency());
        }
        return this;
    }

    String where() {
        return "where " + String.join(" and ", conditions);
    }

    Map<String, @Nullable Object> parameters() {
        return parameters;
    }

    private static String later(Order order) {
        return switch (order) {
            case NEWEST -> "(chat.opened_at, chat.id) < (:openedAt, :id)";
            case OLDEST -> "(chat.opened_at, chat.id) > (:openedAt, :id)";
            case MOST_URGENT ->
                "(chat.priority < :urgency or chat.priority = :urgency and (chat.opened_at, chat.id) > (:openedAt, :id))";
        };
    }

    private void addIf(String condition, String name, @Nullable Object value) {
        if (value != null) {
            add(condition, name, value);
        }
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.put(name, value);
    }
}
