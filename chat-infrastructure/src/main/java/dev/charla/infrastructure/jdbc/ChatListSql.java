package dev.charla.infrastructure.jdbc;

import static java.util.stream.Collectors.joining;

import dev.charla.application.port.in.ChatViews.Filter;
import dev.charla.application.port.in.ChatViews.Order;
import dev.charla.application.port.in.ChatViews.Place;
import dev.charla.domain.chat.Priority;
import dev.charla.domain.chat.Tags;
import dev.charla.domain.people.SiteId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list of chats as SQL, with the values of its named parameters.
 *
 * <p>A page is put together of strands: one for each site and, where urgency comes first, for each priority. The chats of a
 * strand lie side by side in an index, in their order, so that no strand reads more than a page of them.
 */
final class ChatListSql {

    private final Filter filter;
    private final List<SiteId> sites;
    private final List<String> common = new ArrayList<>();
    private final Map<String, @Nullable Object> parameters = new HashMap<>();

    private ChatListSql(List<SiteId> sites, Filter filter) {
        this.sites = sites;
        this.filter = filter;
    }

    static ChatListSql of(Set<SiteId> sites, Filter filter) {
        var asked = sites.stream()
                .filter(site -> filter.site() == null || site.equals(filter.site()))
                .toList();
        var all = new ChatListSql(asked, filter);
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
        all.addIf("tag.tag_key = :tag", "tag", filter.tag() == null ? null : Tags.key(filter.tag()));
        all.addIf(all.openedAt() + " >= :from", "from", Columns.of(filter.openedFrom()));
        all.addIf(all.openedAt() + " < :to", "to", Columns.of(filter.openedTo()));
        return all;
    }

    /** Whether nothing can fit. */
    boolean none() {
        return sites.isEmpty();
    }

    /** The chats of a page, in their order. */
    String page(@Nullable Place after) {
        if (after != null) {
            parameters.put("openedAt", Columns.of(after.openedAt()));
            parameters.put("id", after.id().value());
        }
        var strands = strands(after).collect(joining(" union all "));
        return "select * from (" + strands + ") chat" + orderBy("chat.") + " limit :limit";
    }

    /** The order of a page, once more for where it is joined. */
    String order() {
        return orderBy("chat.");
    }

    String count() {
        parameters.put("sites", sites.stream().map(SiteId::value).toList());
        return "select count(*) from " + table() + where(Stream.of(site() + " in (:sites)"));
    }

    Map<String, @Nullable Object> parameters() {
        return parameters;
    }

    private Stream<String> strands(@Nullable Place after) {
        return IntStream.range(0, sites.size()).boxed().flatMap(number -> {
            parameters.put("site" + number, sites.get(number).value());
            var ofSite = site() + " = :site" + number;
            return filter.order() == Order.MOST_URGENT ? byUrgency(ofSite, after) : Stream.of(strand(ofSite, after));
        });
    }

    private Stream<String> byUrgency(String ofSite, @Nullable Place after) {
        return IntStream.range(0, Priority.values().length)
                .filter(urgency -> after == null || urgency <= after.urgency())
                .mapToObj(urgency -> strand(
                        ofSite + " and chat.priority = " + urgency,
                        after != null && urgency == after.urgency() ? after : null));
    }

    private String strand(String narrowed, @Nullable Place after) {
        var later = Stream.ofNullable(after).map(place -> "(" + openedAt() + ", " + id() + ")" + beyond());
        return "(select chat.* from " + table() + where(Stream.concat(Stream.of(narrowed), later)) + " order by "
                + openedAt() + direction() + ", " + id() + direction() + " limit :limit)";
    }

    private String where(Stream<String> more) {
        return " where " + Stream.concat(more, common.stream()).collect(joining(" and "));
    }

    private String orderBy(String of) {
        var urgency = filter.order() == Order.MOST_URGENT ? of + "priority desc, " : "";
        return " order by " + urgency + of + "opened_at" + direction() + ", " + of + "id" + direction();
    }

    private String beyond() {
        return (newestFirst() ? " < " : " > ") + "(:openedAt, :id)";
    }

    private String direction() {
        return newestFirst() ? " desc" : "";
    }

    private boolean newestFirst() {
        return filter.order() == Order.NEWEST;
    }

    // What chats of one tag are found by stands with the tag.

    private String table() {
        return filter.tag() == null ? "chat" : "chat_tag tag join chat on chat.id = tag.chat_id";
    }

    private String site() {
        return filter.tag() == null ? "chat.site_id" : "tag.site_id";
    }

    private String openedAt() {
        return filter.tag() == null ? "chat.opened_at" : "tag.opened_at";
    }

    private String id() {
        return filter.tag() == null ? "chat.id" : "tag.chat_id";
    }

    private void addIf(String condition, String name, @Nullable Object value) {
        if (value != null) {
            common.add(condition);
            parameters.put(name, value);
        }
    }
}
