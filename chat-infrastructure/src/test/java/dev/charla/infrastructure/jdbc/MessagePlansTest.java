package dev.charla.infrastructure.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.charla.application.contract.Shop;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Visitor;
import dev.charla.infrastructure.Database;
import dev.charla.infrastructure.JdbcStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What PostgreSQL does for a page among 100,000 messages, most of them of one chat, every second one a note. */
@TestInstance(Lifecycle.PER_CLASS)
class MessagePlansTest {

    private static final int LONG_CHAT = 60_000;
    private static final int OTHER_CHATS = 40;
    private static final int OTHER_CHAT = 1_000;
    private static final int LIMIT = 50;

    /** What is left behind a place near the end: enough that sorting it would be dearer than walking an index. */
    private static final long FEW = 2_000;

    /** Pages that a query may need in a deep place for each one that it needs at the start, and a few for the index's height. */
    private static final int SAME_ORDER = 3;

    private static final int HEIGHT = 10;

    private final QueryPlans plans = new QueryPlans();
    private final JdbcMessageRepository messages =
            new JdbcMessageRepository(JdbcClient.create(plans), new Writes(new JdbcTemplate(plans)));
    private final JdbcMessageIndex index = new JdbcMessageIndex(JdbcClient.create(plans));
    private final JdbcReadMarks marks = new JdbcReadMarks(JdbcClient.create(plans));
    private final Shop shop = Shop.at("shop.example", JdbcStorage.emptyOn(Database.POSTGRESQL));
    private final Shop elsewhere = shop.branch("branch.example");
    private final Visitor vera = shop.visitor("Vera");
    private final Visitor bob = elsewhere.visitor("Bob");
    private final ChatId chat = shop.chatOf(vera).id();
    private final Room shared = new Room(chat, Audience.PARTICIPANTS);
    private final Room notes = new Room(chat, Audience.STAFF);

    @BeforeAll
    void talkALot() {
        fill(chat, 0, LONG_CHAT, 1);
        for (int i = 1; i <= OTHER_CHATS; i++) {
            fill(elsewhere.chatOf(bob).id(), i, OTHER_CHAT, LONG_CHAT / OTHER_CHAT);
        }
        // Messages lie in the order in which they came.
        Database.POSTGRESQL.jdbc().sql("cluster message using message_pkey").update();
        Database.POSTGRESQL.jdbc().sql("vacuum analyze message").update();
        assertThat(Database.POSTGRESQL
                        .jdbc()
                        .sql("select count(*) from message")
                        .query(Long.class)
                        .single())
                .isEqualTo(100_000);
    }

    @AfterAll
    void cleanUp() {
        Database.POSTGRESQL.empty();
    }

    /** Each query with a place near its start and one near its end. */
    Stream<Arguments> pages() {
        var half = LONG_CHAT / 2;
        return Stream.of(
                page("page", FEW, LONG_CHAT, place -> messages.page(chat, LIMIT, place)),
                page("publicPage", FEW, half, place -> messages.publicPage(chat, LIMIT, place)),
                page("changedAfter", 0, half - FEW, place -> index.changedAfter(shared, place, LIMIT)),
                page("changedAfter, notes", 0, half - FEW, place -> index.changedAfter(notes, place, LIMIT)),
                page("since", 0, LONG_CHAT - FEW, place -> index.since(chat, Shop.OPENING.plusMillis(place), 0, LIMIT)),
                page(
                        "publicSince",
                        0,
                        LONG_CHAT - 2 * FEW,
                        place -> index.publicSince(chat, Shop.OPENING.plusMillis(place), 0, LIMIT)),
                page("sentByOthers", 0, half - FEW, place -> index.sentByOthers(bob.asSender(), shared, place, LIMIT)),
                page(
                        "containing, in a site",
                        LONG_CHAT,
                        FEW,
                        place -> index.containing("WORDS", shop.site().id(), id(0, place), LIMIT)
                                .messages()),
                page(
                        "containing, in a chat",
                        LONG_CHAT,
                        FEW,
                        place -> index.containing("WORDS", chat, id(0, place), LIMIT)
                                .messages()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void costAsMuchAtTheStartAsAtTheEnd(long start, long end, LongFunction<List<?>> page) {
        assertThat(page.apply(start)).hasSize(LIMIT);
        assertThat(page.apply(end)).hasSize(LIMIT);
        var atStart = buffers(() -> page.apply(start));
        var atEnd = buffers(() -> page.apply(end));

        assertThat(atEnd).isLessThanOrEqualTo(SAME_ORDER * atStart + HEIGHT);
        assertThat(atStart).isLessThanOrEqualTo(SAME_ORDER * atEnd + HEIGHT);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void walkAnIndexInItsOrder(long start, long end, LongFunction<List<?>> page) {
        for (var place : List.of(start, end)) {
            assertThat(nodes(() -> page.apply(place)))
                    .noneMatch(node -> node.equals("Seq Scan") || node.endsWith("Sort"))
                    .anyMatch(node -> node.startsWith("Index"));
        }
    }

    @Test
    void findMessagesByTheirKeys() {
        var fiveHundred = Stream.iterate(1L, number -> number + 100)
                .limit(500)
                .map(number -> id(0, number))
                .collect(Collectors.toSet());
        var client = vera.id().value();

        assertThat(messages.findAll(fiveHundred)).hasSize(500);
        for (var query : List.<Supplier<?>>of(
                () -> messages.findAll(fiveHundred),
                () -> messages.find(id(0, 7)),
                () -> messages.findByClientId(chat, client, "none"),
                () -> marks.of(vera.asSender(), chat))) {
            assertThat(nodes(query)).noneMatch(node -> node.equals("Seq Scan"));
        }
    }

    @Test
    void lookForRareWordsOnlySoFarAtOnce() {
        var site = shop.site().id();
        var needle = id(0, 777);
        Database.POSTGRESQL
                .jdbc()
                .sql("update message set content = 'needle' where id = ?")
                .param(needle.value())
                .update();
        MessageId before = null;
        var found = new ArrayList<MessageId>();
        var pages = 0;
        do {
            var from = before;
            assertThat(nodes(() -> index.containing("needle", site, from, LIMIT)))
                    .noneMatch(node -> node.equals("Seq Scan"));
            var page = index.containing("needle", site, from, LIMIT);
            page.messages().forEach(message -> found.add(message.id()));
            before = page.lookedUntil();
            pages++;
        } while (before != null);

        assertThat(found).containsExactly(needle);
        assertThat(pages).isEqualTo(LONG_CHAT / JdbcMessageIndex.SPAN + 1);
    }

    private static Arguments page(String name, long start, long end, LongFunction<List<?>> page) {
        return argumentSet(name, start, end, page);
    }

    private long buffers(Supplier<?> query) {
        return plans.of(query).stream()
                .mapToLong(plan -> plan.get("Shared Hit Blocks").asLong()
                        + plan.get("Shared Read Blocks").asLong())
                .sum();
    }

    private List<String> nodes(Supplier<?> query) {
        var found = plans.of(query).stream().flatMap(MessagePlansTest::nodes).toList();
        assertThat(found).isNotEmpty();
        return found;
    }

    private static Stream<String> nodes(JsonNode plan) {
        return Stream.concat(
                Stream.of(plan.get("Node Type").asString()),
                StreamSupport.stream(plan.path("Plans").spliterator(), false).flatMap(MessagePlansTest::nodes));
    }

    /** @param pace how many messages of the long chat come between two of this one */
    private void fill(ChatId where, int number, int count, int pace) {
        Database.POSTGRESQL
                .jdbc()
                .sql("""
                insert into message
                (id, chat_id, site_id, internal, seq, changed_seq, ordinal, sender_id, sender_type, type, content,
                 first_response, ai, sent_at)
                select cast(lpad(to_hex(n * ?), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(?), 12, '0') as uuid),
                 c.id, c.site_id, n % 2 = 0, (n + 1) / 2, (n + 1) / 2, n, c.visitor_id, 'VISITOR', 'TEXT',
                 'some words, number ' || n, false, false, c.opened_at + n * interval '1 millisecond'
                from chat c, generate_series(1, ?) n where c.id = ?""")
                .params(pace, number, count, where.value())
                .update();
    }

    private static MessageId id(long chatNumber, long number) {
        return new MessageId(new UUID((number << 32) | 0x7000, Long.MIN_VALUE | chatNumber));
    }
}
