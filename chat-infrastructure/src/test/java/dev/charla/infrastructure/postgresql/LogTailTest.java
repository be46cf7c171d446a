package dev.charla.infrastructure.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.charla.application.contract.Failure;
import dev.charla.application.contract.Shop;
import dev.charla.application.contract.Storage;
import dev.charla.application.memory.MemoryBackplane;
import dev.charla.application.port.out.Channel;
import dev.charla.application.port.out.Channel.OfChat;
import dev.charla.application.port.out.Channel.OfSite;
import dev.charla.application.port.out.Channel.OfVisitor;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatEvent.ChatUnassignedEvent;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.StaffId;
import dev.charla.infrastructure.Database;
import dev.charla.infrastructure.JdbcStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes on one PostgreSQL that hear of each other by the log alone. */
class LogTailTest {

    private static final Duration UNTIL_WOKEN = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofMillis(50);

    private final List<LogTail> tails = new ArrayList<>();
    private Storage storage;
    private Shop shop;
    private Chat chat;

    @BeforeEach
    void openAChat() {
        storage = JdbcStorage.emptyOn(Database.POSTGRESQL);
        shop = Shop.at("shop.example", storage);
        chat = shop.chatOf(shop.visitor("Vera"));
    }

    @AfterEach
    void stopNodes() {
        tails.forEach(LogTail::stop);
    }

    @Test
    void wakesTheOtherNodes() throws Exception {
        var here = new TestNode(UNTIL_WOKEN);
        var there = new TestNode(UNTIL_WOKEN, new OfChat(chat.id()));

        var entry = commit(chat, 1);
        here.backplane.publish(entry);

        assertThat(there.hears()).isEqualTo(entry);
        await().until(() -> there.backplane.brought() == 1);
    }

    @Test
    void findsWhatNobodyPublished() throws Exception {
        var there = new TestNode(SOON, new OfChat(chat.id()));

        var entries = List.of(commit(chat, 1), commit(chat, 2));

        assertThat(List.of(there.hears(), there.hears())).isEqualTo(entries);
    }

    @Test
    void saysNothingTwice() throws Exception {
        var node = new TestNode(SOON, new OfChat(chat.id()));
        var first = commit(chat, 1);
        node.faster.publish(first);
        node.faster.publish(first);
        assertThat(node.hears()).isEqualTo(first);

        var second = commit(chat, 2);

        assertThat(node.hears()).isEqualTo(second);
        node.faster.publish(second);
        assertThat(node.heard).isEmpty();
    }

    @Test
    void findsAnEntryThatIsCommittedAfterOneWithAHigherNumber() throws Exception {
        var other = shop.chatOf(shop.visitor("Vito"));
        var node = new TestNode(SOON, new OfChat(chat.id()), new OfChat(other.id()));
        var drawn = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var slow = Thread.startVirtualThread(() -> storage.inTransaction(() -> {
            storage.chats().lock(chat.id());
            storage.log().append(List.of(entry(chat, 1)));
            storage.log().append(List.of(entry(chat, 2)));
            drawn.countDown();
            join(mayCommit);
        }));
        assertThat(drawn.await(10, TimeUnit.SECONDS)).isTrue();
        var quick = commit(other, 1);
        assertThat(node.hears()).isEqualTo(quick);

        mayCommit.countDown();
        slow.join();

        assertThat(List.of(node.hears(), node.hears())).containsExactly(entry(chat, 1), entry(chat, 2));
    }

    @Test
    void givesUpTheNumbersOfATransactionThatWasRolledBack() throws Exception {
        var node = new TestNode(SOON, new OfChat(chat.id()));
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> storage.inTransaction(() -> {
                    storage.chats().lock(chat.id());
                    storage.log().append(List.of(entry(chat, 1)));
                    throw new Failure();
                }));
        var entry = commit(chat, 1);

        assertThat(node.hears()).isEqualTo(entry);
        await().until(() -> node.tail.missing() == 0);
    }

    @Test
    void leavesOutWhatNobodyFollows() throws Exception {
        var other = shop.chatOf(shop.visitor("Vito"));
        var node = new TestNode(SOON, new OfChat(other.id()));
        node.backplane.follow(new OfChat(chat.id()));
        node.backplane.leave(new OfChat(chat.id()));

        commit(chat, 1);
        var followed = commit(other, 1);

        assertThat(node.hears()).isEqualTo(followed);
        assertThat(node.heard).isEmpty();
    }

    @Test
    void bringsTheChatsOfASiteAndOfAVisitor() throws Exception {
        var staff = new TestNode(SOON, new OfSite(shop.site().id()));
        var visitor = new TestNode(SOON, new OfVisitor(chat.origin().visitor()));

        var entry = commit(chat, 1);

        assertThat(staff.hears()).isEqualTo(entry);
        assertThat(visitor.hears()).isEqualTo(entry);
    }

    @Test
    void goesOnWithAnotherConnectionWhenItsOwnBreaks() throws Exception {
        var node = new TestNode(SOON, new OfChat(chat.id()));
        commit(chat, 1);
        node.hears();

        Database.POSTGRESQL
                .jdbc()
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                        + " and datname = current_database() and query like '%pg_current_snapshot%'")
                .query(Boolean.class)
                .list();
        var entry = commit(chat, 2);

        assertThat(node.hears()).isEqualTo(entry);
    }

    private RoomEntry commit(Chat of, long seq) {
        var entry = entry(of, seq);
        storage.inTransaction(() -> {
            storage.chats().lock(of.id());
            storage.log().append(List.of(entry));
        });
        return entry;
    }

    private static RoomEntry entry(Chat of, long seq) {
        var event = new ChatUnassignedEvent(of.id(), new StaffId(new UUID(4, 1)), Shop.OPENING);
        return new RoomEntry(new Room(of.id(), Audience.PARTICIPANTS), seq, event);
    }

    private static void join(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** A node that stands at the end of the log. */
    private final class TestNode {

        private final MemoryBackplane faster = new MemoryBackplane();
        private final TailedBackplane backplane;
        private final LogTail tail;
        private final BlockingQueue<RoomEntry> heard = new LinkedBlockingQueue<>();

        TestNode(Duration patience, Channel... channels) {
            var bell = new Bell(Database.POSTGRESQL.jdbc(), Thread::startVirtualThread, Duration.ofMillis(1));
            backplane = new TailedBackplane(faster, storage::log, storage.origins(), bell);
            tail = new LogTail(Database.POSTGRESQL.dataSource(), backplane::committed, () -> patience);
            backplane.subscribe(heard::add);
            for (var channel : channels) {
                backplane.follow(channel);
            }
            tails.add(tail);
            tail.start();
            await().until(() -> tail.position() > 0);
        }

        RoomEntry hears() throws InterruptedException {
            var entry = heard.poll(10, TimeUnit.SECONDS);
            assertThat(entry).as("an entry").isNotNull();
            return entry;
        }
    }
}
