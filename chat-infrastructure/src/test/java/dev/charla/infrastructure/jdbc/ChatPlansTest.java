package dev.charla.infrastructure.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.ChatViews.ChatView;
import dev.charla.application.port.in.ChatViews.Filter;
import dev.charla.application.port.in.ChatViews.Order;
import dev.charla.application.port.in.ChatViews.Place;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import dev.charla.infrastructure.Database;
import dev.charla.infrastructure.JdbcStorage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What PostgreSQL does for a list of chats among 21,000 of two sites, with ten messages each. Of the first site's 20,000 the
 * older half is of one visitor and of one commercial, waits and has a tag; all priorities are equally frequent.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ChatPlansTest {

    private static final int CHATS = 20_000;
    private static final int ELSEWHERE = 1_000;
    private static final int MESSAGES = 10;
    private static final int LIMIT = 20;

    /** Where a list is entered anew: far from its start, and with enough behind it. */
    private static final int DEEP = 9_000;

    /** Pages that a query may need in a deep place for each one that it needs at the start, and a few for the indexes' height. */
    private static final int SAME_ORDER = 3;

    private static final int HEIGHT = 40;

    private final QueryPlans plans = new QueryPlans();
    private final JdbcChatCatalogue catalogue = new JdbcChatCatalogue(
            JdbcClient.create(plans), new Metadata(JsonMapper.builder().build()));
    private final JdbcUnreadCounts counts = new JdbcUnreadCounts(JdbcClient.create(plans));
    private final JdbcStorage storage = JdbcStorage.emptyOn(Database.POSTGRESQL);
    private final Shop shop = Shop.at("shop.example", storage);
    private final Shop branch = shop.branch("branch.example");
    private final Visitor vera = shop.visitor("Vera");
    private final Visitor sam = shop.visitor("Sam");
    private final Staff carla = shop.commercial("Carla");
    private final Staff carlos = shop.commercial("Carlos");
    private final SiteId site = shop.site().id();
    private final SiteId otherSite = branch.site().id();

    @BeforeAll
    void talkALot() {
        open(shop.chatOf(vera), CHATS, vera, sam);
        open(branch.chatOf(branch.visitor("Bea")), ELSEWHERE, null, null);
        run("""
                insert into chat_tag (chat_id, tag_key, tag, place, site_id, opened_at)
                select id, 'vip', 'VIP', 0, site_id, opened_at from chat where status = 'PENDING'""");
        run("""
                insert into message
                (id, chat_id, site_id, internal, seq, changed_seq, ordinal, sender_id, sender_type, type, content,
                 first_response, ai, sent_at)
                select gen_random_uuid(), c.id, c.site_id, mod(n, 2) = 0, (n + 1) / 2, (n + 1) / 2, n, c.visitor_id, 'VISITOR',
                 'TEXT', 'some words', false, false, c.opened_at + n * interval '1 millisecond'
                from chat c, generate_series(1, %d) n""".formatted(MESSAGES));
        run("vacuum analyze chat");
        run("vacuum analyze chat_tag");
        run("vacuum analyze message");
    }

    @AfterAll
    void cleanUp() {
        Database.POSTGRESQL.empty();
    }

    Stream<Arguments> lists() {
        return Stream.of(Order.values())
                .flatMap(order -> Stream.of(
                        list("all", carla, filter(null, null, order)),
                        list("waiting", carla, filter(ChatStatus.PENDING, null, order)),
                        list("since a time", carla, filter(null, Shop.OPENING.minusSeconds(19_000), order)),
                        list(
                                "waiting since a time",
                                carla,
                                filter(ChatStatus.PENDING, Shop.OPENING.minusSeconds(19_000), order)),
                        list("of a commercial", carla, filter(null, null, order).of(carla.id())),
                        list("of a visitor", carla, filter(null, null, order).of(vera.id())),
                        list(
                                "of a visitor, for itself",
                                vera,
                                filter(null, null, order).of(vera.id()))));
    }

    Stream<Arguments> tagged() {
        return Stream.of(Order.NEWEST, Order.OLDEST).map(order -> list("of a tag", carla, tagged(order)));
    }

    @ParameterizedTest
    @MethodSource({"lists", "tagged"})
    void costAsMuchAtTheStartAsFarFromIt(Participant viewer, Filter filter) {
        var start = buffers(() -> page(viewer, filter, null));
        var deep = buffers(() -> page(viewer, filter, placeIn(filter)));

        assertThat(deep).isLessThanOrEqualTo(SAME_ORDER * start + HEIGHT);
        assertThat(start).isLessThanOrEqualTo(SAME_ORDER * deep + HEIGHT);
    }

    @ParameterizedTest
    @MethodSource({"lists", "tagged"})
    void readNoMoreChatsThanTheyShow(Participant viewer, Filter filter) {
        var strands = 2 * (filter.order() == Order.MOST_URGENT ? 4 : 1);
        for (var place : new @Nullable Place[] {null, placeIn(filter)}) {
            var nodes = nodes(() -> page(viewer, filter, place));

            assertThat(nodes).noneMatch(ChatPlansTest::readsAllOfATable);
            assertThat(nodes.stream().filter(node -> isOn("chat", node)).mapToLong(ChatPlansTest::rows))
                    .allMatch(rows -> rows <= (long) strands * LIMIT);
            assertThat(nodes.stream()
                            .filter(node -> type(node).endsWith("Sort"))
                            .mapToLong(ChatPlansTest::rows))
                    .allMatch(rows -> rows <= (long) strands * LIMIT);
        }
    }

    @Test
    void readNoWholeTableForATagInOrderOfUrgency() {
        assertThat(nodes(() -> page(carla, tagged(Order.MOST_URGENT), null)))
                .noneMatch(ChatPlansTest::readsAllOfATable);
    }

    @Test
    void findOneChat() {
        var one = chat(7);

        assertThat(nodes(() -> catalogue.find(one, vera))).noneMatch(ChatPlansTest::readsAllOfATable);
        assertThat(nodes(() -> catalogue.find(one, carla))).noneMatch(ChatPlansTest::readsAllOfATable);
    }

    @Test
    void countWhatIsUnreadByKeys() {
        var chats = IntStream.range(0, 200).mapToObj(ChatPlansTest::chat).toList();

        assertThat(counts.of(chats, List.of(carla, carlos)))
                .hasSize(400)
                .allMatch(unread -> unread.count() == MESSAGES);
        assertThat(nodes(() -> counts.of(chats, List.of(carla, carlos)))).noneMatch(ChatPlansTest::readsAllOfATable);
    }

    @Test
    void countTheChatsOfAListWithinTheViewersSites() {
        var all = Stream.of(
                filter(ChatStatus.PENDING, null, Order.NEWEST),
                Filter.ALL.of(vera.id()),
                Filter.ALL.of(carla.id()),
                tagged(Order.NEWEST));

        assertThat(all)
                .allSatisfy(filter -> assertThat(nodes(() -> catalogue.count(Set.of(otherSite), filter)))
                        .noneMatch(node -> type(node).equals("Seq Scan")));
        assertThat(buffers(() -> catalogue.count(Set.of(site), Filter.ALL))).isLessThan(CHATS / 20);
    }

    private List<ChatView> page(Participant viewer, Filter filter, @Nullable Place after) {
        var page = catalogue.page(Set.of(site, otherSite), filter, viewer, LIMIT, after);
        assertThat(page).hasSize(LIMIT);
        return page;
    }

    /** The place of a chat that is deep in the list. */
    private Place placeIn(Filter filter) {
        var asked = ChatListSql.of(Set.of(site, otherSite), filter);
        var id = Database.POSTGRESQL
                .jdbc()
                .sql("select id from (" + asked.page(null) + ") page offset :deep")
                .params(asked.parameters())
                .param("limit", DEEP + 1)
                .param("deep", DEEP)
                .query(UUID.class)
                .single();
        var chat = storage.chats().find(new ChatId(id)).orElseThrow();
        return new Place(chat.progress().priority().urgency(), chat.origin().openedAt(), chat.id());
    }

    private static Filter filter(@Nullable ChatStatus status, @Nullable Instant from, Order order) {
        return new Filter(status, null, null, null, null, from, null, order);
    }

    private static Filter tagged(Order order) {
        return new Filter(null, null, null, null, "VIP", null, null, order);
    }

    private static Arguments list(String name, Participant viewer, Filter filter) {
        return argumentSet(name + ", " + filter.order(), viewer, filter);
    }

    private long buffers(Supplier<?> query) {
        return plans.of(query).stream()
                .mapToLong(plan -> plan.get("Shared Hit Blocks").asLong()
                        + plan.get("Shared Read Blocks").asLong())
                .sum();
    }

    private List<JsonNode> nodes(Supplier<?> query) {
        var found = plans.of(query).stream().flatMap(ChatPlansTest::nodes).toList();
        assertThat(found).isNotEmpty();
        return found;
    }

    private static Stream<JsonNode> nodes(JsonNode plan) {
        return Stream.concat(
                Stream.of(plan),
                StreamSupport.stream(plan.path("Plans").spliterator(), false).flatMap(ChatPlansTest::nodes));
    }

    private static boolean readsAllOfATable(JsonNode node) {
        return type(node).equals("Seq Scan") && (isOn("chat", node) || isOn("message", node) || isOn("chat_tag", node));
    }

    private static boolean isOn(String table, JsonNode node) {
        return node.path("Relation Name").asString("").equals(table);
    }

    private static String type(JsonNode node) {
        return node.get("Node Type").asString();
    }

    /** Those that were read, whether they fitted or not. */
    private static long rows(JsonNode node) {
        var passedOver = node.path("Rows Removed by Filter").asDouble(0);
        return (long) ((node.get("Actual Rows").asDouble() + passedOver)
                * node.get("Actual Loops").asDouble());
    }

    /** @param of whose the older half is; the example's visitor's for {@code null} */
    private void open(Chat example, int count, @Nullable Visitor of, @Nullable Visitor others) {
        var visitor = example.origin().visitor().value();
        Database.POSTGRESQL
                .jdbc()
                .sql("""
                insert into chat
                (id, tenant_id, site_id, visitor_id, metadata, opened_at, status, priority, assignee_id,
                 participants_seq, staff_seq, record_seq, public_messages, notes)
                select cast(lpad(to_hex(n), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(:number), 12, '0') as uuid),
                 tenant_id, site_id, case when n < :count / 2 then cast(:visitor as uuid) else cast(:other as uuid) end, metadata,
                 opened_at + (n - :count) * interval '1 second',
                 case when n < :count / 2 then 'PENDING' else 'CLOSED' end, n % 4,
                 case when n < :count / 2 then cast(:assignee as uuid) end, 5, 5, 1, 5, 5
                from chat, generate_series(0, :count - 1) n where id = :example""")
                .param("number", of == null ? 1 : 0)
                .param("visitor", of == null ? visitor : of.id().value())
                .param("other", others == null ? visitor : others.id().value())
                .param("assignee", of == null ? carlos.id().value() : carla.id().value())
                .param("count", count)
                .param("example", example.id().value())
                .update();
        Database.POSTGRESQL
                .jdbc()
                .sql("delete from chat where id = ?")
                .param(example.id().value())
                .update();
    }

    private static void run(String sql) {
        Database.POSTGRESQL.jdbc().sql(sql).update();
    }

    private static ChatId chat(long number) {
        return new ChatId(new UUID((number << 32) | 0x7000, Long.MIN_VALUE));
    }
}
