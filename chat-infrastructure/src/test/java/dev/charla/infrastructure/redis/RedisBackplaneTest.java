package dev.charla.infrastructure.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.charla.application.contract.BackplaneContract;
import dev.charla.application.contract.Shop;
import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.Backplane.Reach;
import dev.charla.application.port.out.Channel;
import dev.charla.application.port.out.Channel.OfChat;
import dev.charla.application.port.out.Channel.OfSite;
import dev.charla.application.port.out.Channel.OfVisitor;
import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.ChatEvent.ChatOpenedEvent;
import dev.charla.domain.chat.ChatEvent.ChatUnassignedEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Origin;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.VisitorId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("RedisBackplaneTest")
class RedisBackplaneTest extends BackplaneContract {

    private static final ChatId CHAT = new ChatId(new UUID(5, 7));
    private static final ChatId OTHER = new ChatId(new UUID(5, 8));
    private static final SiteId SITE = new SiteId(new UUID(2, 7));
    private static final VisitorId VISITOR = new VisitorId(new UUID(3, 7));
    private static final TenantId TENANT = new TenantId(new UUID(1, 7));
    private static final Origin ORIGIN = new Origin(TENANT, SITE, VISITOR, Map.of(), Shop.OPENING);

    private final List<RedisNode> nodes = new ArrayList<>();
    private RedisServer redis;

    @BeforeAll
    void startRedis(@TempDir Path home) {
        redis = RedisServer.start(home);
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(RedisNode::close);
        nodes.clear();
    }

    @AfterAll
    void stopRedis() {
        redis.close();
    }

    @Override
    protected Backplane backplane() {
        return node().backplane;
    }

    @Test
    void carriesAnEntryToTheNodesThatFollowItsChat() throws Exception {
        var here = node();
        var there = node();
        var heardHere = hearing(here, new OfChat(CHAT));
        var heardThere = hearing(there, new OfChat(CHAT));
        var heardElsewhere = hearing(node(), new OfChat(OTHER));

        here.backplane.publish(entry(CHAT, 1));
        here.backplane.publish(entry(OTHER, 1));

        assertThat(heardThere.poll(5, TimeUnit.SECONDS)).isEqualTo(entry(CHAT, 1));
        assertThat(heardElsewhere.poll(5, TimeUnit.SECONDS)).isEqualTo(entry(OTHER, 1));
        assertThat(heardHere).containsExactly(entry(CHAT, 1), entry(OTHER, 1));
        assertThat(heardThere).isEmpty();
        assertThat(heardElsewhere).isEmpty();
    }

    @Test
    void isHeardOnceByWhoeverFollowsSeveralOfItsChannels() throws Exception {
        var here = node();
        var heard = hearing(node(), new OfChat(CHAT), new OfSite(SITE), new OfVisitor(VISITOR));

        here.backplane.publish(new RoomEntry(new Room(CHAT, Audience.RECORD), 1, opened()));
        here.backplane.publish(entry(CHAT, 1));

        assertThat(heard.poll(5, TimeUnit.SECONDS).event()).isEqualTo(opened());
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(entry(CHAT, 1));
        assertThat(heard).isEmpty();
    }

    @Test
    void tellsAVisitorOfItsNewChatsOnly() throws Exception {
        var here = node();
        var heard = hearing(node(), new OfVisitor(VISITOR));

        here.backplane.publish(entry(CHAT, 1));
        here.backplane.publish(new RoomEntry(new Room(CHAT, Audience.RECORD), 1, opened()));

        assertThat(heard.poll(5, TimeUnit.SECONDS).event()).isEqualTo(opened());
        assertThat(heard).isEmpty();
    }

    @Test
    void hearsNoMoreOfAChatThatWasLeftAsOftenAsItWasFollowed() throws Exception {
        var here = node();
        var there = node();
        var heard = hearing(there, new OfChat(CHAT), new OfChat(CHAT), new OfChat(OTHER));
        there.backplane.leave(new OfChat(CHAT));
        here.backplane.publish(entry(CHAT, 1));
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(entry(CHAT, 1));

        there.backplane.leave(new OfChat(CHAT));
        await().untilAsserted(() -> {
            here.backplane.publish(entry(CHAT, 2));
            here.backplane.publish(entry(OTHER, 1));
            var next = heard.poll(5, TimeUnit.SECONDS);
            heard.clear();
            assertThat(next).isEqualTo(entry(OTHER, 1));
        });
    }

    @Test
    void goesOnWhenRedisIsBack(@TempDir Path home) throws Exception {
        try (var server = RedisServer.start(home)) {
            var here = node(server.url());
            var there = node(server.url());
            here.awaitOpen();
            there.awaitOpen();
            var heard = hearing(there, new OfChat(CHAT));
            server.kill();
            await().until(() -> here.backplane.reach() == Reach.CUT_OFF);

            var heardHere = hearing(here);
            here.backplane.publish(entry(CHAT, 1));
            assertThat(heardHere).containsExactly(entry(CHAT, 1));
            there.backplane.follow(new OfChat(OTHER));

            server.restart();
            here.awaitOpen();
            there.awaitOpen();
            await().untilAsserted(() -> {
                here.backplane.publish(entry(CHAT, 2));
                assertThat(heard.poll(1, TimeUnit.SECONDS)).isEqualTo(entry(CHAT, 2));
            });
            await().untilAsserted(() -> {
                here.backplane.publish(entry(OTHER, 1));
                assertThat(heard.poll(1, TimeUnit.SECONDS)).isEqualTo(entry(OTHER, 1));
            });
        }
    }

    @Test
    void startsWithoutRedisAndFindsItLater(@TempDir Path home) {
        var server = RedisServer.start(home);
        server.kill();
        var node = node(server.url());
        assertThat(node.backplane.reach()).isEqualTo(Reach.CUT_OFF);

        server.restart();

        node.awaitOpen();
        assertThat(node.backplane.reach()).isEqualTo(Reach.EVERY_NODE);
        server.close();
    }

    @Test
    void isCutOffFromARedisThatAnswersNothing(@TempDir Path home) {
        try (var server = RedisServer.start(home)) {
            var node = node(server.url());
            node.awaitOpen();

            server.freeze();
            await().until(() -> node.backplane.reach() == Reach.CUT_OFF);
            await().untilAsserted(() ->
                    assertThat(node.sockets.connected(Set.of(VISITOR.value()))).isEmpty());
            server.thaw();

            node.awaitOpen();
        }
    }

    private RedisNode node() {
        var node = node(redis.url());
        node.awaitOpen();
        return node;
    }

    private RedisNode node(String url) {
        var node = new RedisNode(
                url, chat -> chat.equals(CHAT) ? Optional.of(ORIGIN) : Optional.empty(), Duration.ofMinutes(1));
        nodes.add(node);
        return node;
    }

    private static BlockingQueue<RoomEntry> hearing(RedisNode node, Channel... channels) {
        var heard = new LinkedBlockingQueue<RoomEntry>();
        node.backplane.subscribe(heard::add);
        for (var channel : channels) {
            node.backplane.follow(channel);
        }
        return heard;
    }

    private static ChatEvent opened() {
        return new ChatOpenedEvent(CHAT, TENANT, SITE, VISITOR, Shop.OPENING);
    }

    private static RoomEntry entry(ChatId chat, long seq) {
        return new RoomEntry(
                new Room(chat, Audience.PARTICIPANTS),
                seq,
                new ChatUnassignedEvent(chat, new StaffId(new UUID(4, 1)), Shop.OPENING));
    }
}
