package dev.charla.infrastructure.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.out.CallCounts.Allowance;
import dev.charla.application.port.out.Channel.OfChat;
import dev.charla.application.port.out.LiveSockets.Witness;
import dev.charla.domain.chat.ChatEvent.ChatUnassignedEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.StaffId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two nodes with a cluster between them, over whose servers channels, people and sockets are spread. */
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("RedisClusterTest")
class RedisClusterTest {

    private static final int MANY = 60;

    private RedisCluster cluster;
    private RedisNode here;
    private RedisNode there;

    @BeforeAll
    void start(@TempDir Path home) throws IOException {
        cluster = RedisCluster.start(home);
        here = new RedisNode(cluster.url(), chat -> Optional.empty(), Duration.ofMinutes(1));
        there = new RedisNode(cluster.url(), chat -> Optional.empty(), Duration.ofMinutes(1));
        here.awaitOpen();
        there.awaitOpen();
    }

    @AfterAll
    void stop() {
        here.close();
        there.close();
        cluster.close();
    }

    @Test
    void carriesTheEntriesOfEveryChat() {
        Set<RoomEntry> heard = ConcurrentHashMap.newKeySet();
        there.backplane.subscribe(heard::add);
        var entries =
                LongStream.range(0, MANY).mapToObj(RedisClusterTest::entry).toList();
        entries.forEach(entry -> there.backplane.follow(new OfChat(entry.room().chat())));

        entries.forEach(here.backplane::publish);

        await().untilAsserted(() -> assertThat(heard).containsExactlyInAnyOrderElementsOf(entries));
    }

    @Test
    void knowsWhoIsThere() {
        for (long number = 0; number < MANY; number++) {
            var person = new UUID(3, number);
            assertThat(here.sockets.add(person, "a")).isTrue();
            assertThat(there.sockets.add(person, "b")).isFalse();
            assertThat(there.sockets.connected(Set.of(person))).containsExactly(person);
        }
    }

    @Test
    void remembersSockets() {
        for (var number = 0; number < MANY; number++) {
            assertThat(here.memory.keep("name" + number, "1", "known", Duration.ofMinutes(1)))
                    .isTrue();
            assertThat(there.memory.take("name" + number, "2")).contains("known");
        }
    }

    @Test
    void countsTheCallsOfEverybody() {
        var one = new Allowance("one", 1, Duration.ofHours(1));
        for (var number = 0; number < MANY; number++) {
            assertThat(here.counts.take(one, "caller " + number)).isEmpty();
            assertThat(there.counts.take(one, "caller " + number)).isPresent();
        }
    }

    @Test
    void tellsOnceWhoWentWithANode() {
        var told = new LinkedBlockingQueue<UUID>();
        var lost = new RedisNode(cluster.url(), chat -> Optional.empty(), Duration.ofSeconds(3));
        try (var survivor = new RedisNode(cluster.url(), chat -> Optional.empty(), Duration.ofSeconds(3))) {
            lost.awaitOpen();
            survivor.awaitOpen();
            survivor.sockets.watch(new Watching(told));
            var people = LongStream.range(0, MANY)
                    .mapToObj(number -> new UUID(4, number))
                    .toList();
            people.forEach(person -> lost.sockets.add(person, "a"));

            lost.kill();

            await().atMost(Duration.ofSeconds(20)).until(() -> told.size() >= MANY);
            assertThat(told).containsExactlyInAnyOrderElementsOf(people);
        }
    }

    /** Notes down who is gone, and whoever is said to be back as well, which would be once too often. */
    private record Watching(Queue<UUID> told) implements Witness {

        @Override
        public void gone(UUID person) {
            told.add(person);
        }

        @Override
        public void back(UUID person) {
            told.add(person);
        }
    }

    private static RoomEntry entry(long number) {
        var chat = new ChatId(new UUID(9, number));
        return new RoomEntry(
                new Room(chat, Audience.PARTICIPANTS),
                1,
                new ChatUnassignedEvent(chat, new StaffId(new UUID(4, 1)), Shop.OPENING));
    }
}
