package dev.charla.infrastructure.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.charla.application.port.out.LiveSockets.Witness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
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

/** What is told of nodes that are gone, and what is not when Redis is. */
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("RedisLostNodesTest")
class RedisLostNodesTest {

    private static final UUID VERA = new UUID(3, 1);
    /** With time enough between looking and looking. */
    private static final Duration SLOW = Duration.ofSeconds(12);

    private static final Duration LEASE = Duration.ofSeconds(3);

    private final List<RedisNode> nodes = new ArrayList<>();
    private RedisServer redis;

    @BeforeAll
    void startRedis(@TempDir Path home) {
        redis = RedisServer.start(home);
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(RedisNode::kill);
        nodes.clear();
        redis.ask("flushall");
    }

    @AfterAll
    void stopRedis() {
        redis.close();
    }

    @Test
    void tellsOnceOfEachOfManyWhoWentWithANode() {
        var told = new LinkedBlockingQueue<UUID>();
        var lost = connected();
        noting(connected(), told);
        noting(connected(), told);
        var people =
                LongStream.range(0, 500).mapToObj(number -> new UUID(3, number)).toList();
        people.forEach(person -> lost.sockets.add(person, "a"));
        lost.kill();

        await().atMost(Duration.ofSeconds(20)).until(() -> told.size() >= people.size());
        assertThat(told).containsExactlyInAnyOrderElementsOf(people);
    }

    @Test
    void tellsNobodyGoneBecauseRedisLostEverything() throws Exception {
        var told = new LinkedBlockingQueue<UUID>();
        var here = connected();
        var there = connected();
        noting(here, told);
        noting(there, told);
        here.sockets.add(VERA, "a");

        redis.ask("flushall");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> there.sockets.connected(Set.of(VERA)).contains(VERA));
        here.kill();
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(VERA);
        assertThat(told).isEmpty();
    }

    @Test
    void tellsNobodyGoneBecauseRedisWasFrozenForLongerThanALease() throws Exception {
        var told = new LinkedBlockingQueue<UUID>();
        var here = connected();
        var there = connected();
        noting(here, told);
        noting(there, told);
        here.sockets.add(VERA, "a");

        redis.freeze();
        await().atMost(Duration.ofSeconds(20)).until(() -> here.isCutOff() && there.isCutOff());
        redis.thaw();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> !there.isCutOff()
                        && there.sockets.connected(Set.of(VERA)).contains(VERA));
        here.kill();
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(VERA);
        assertThat(told).isEmpty();
    }

    @Test
    void givesAllNodesTimeToRenewWhatARedisThatWasAwayHasOfOld() throws Exception {
        var told = new LinkedBlockingQueue<UUID>();
        var here = connected(SLOW);
        var there = connected(SLOW);
        noting(here, told);
        noting(there, told);
        here.sockets.add(VERA, "a");
        here.freeze();
        redis.kill();
        await().atMost(Duration.ofSeconds(20)).until(there::isCutOff);

        redis.restart();
        redis.ask("zadd", "charla:present:{" + Math.floorMod(VERA.hashCode(), 128) + "}", "1", VERA.toString());
        there.awaitOpen();
        here.thaw();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> there.sockets.connected(Set.of(VERA)).contains(VERA));
        assertThat(told).isEmpty();
        here.kill();
        assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(VERA);
        assertThat(told).isEmpty();
    }

    @Test
    void whatCouldNotBeToldIsToldLater() throws Exception {
        var told = new LinkedBlockingQueue<UUID>();
        var lost = connected();
        var here = connected();
        here.sockets.watch(new FailingAtFirst(told));
        lost.sockets.add(VERA, "a");
        lost.kill();

        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(VERA);
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(VERA);
    }

    @Test
    void whoComesBackSoonAfterANodeWasStoppedWasNeverGone() throws Exception {
        var told = new LinkedBlockingQueue<UUID>();
        var stopping = connected();
        var here = connected();
        noting(here, told);
        var other = new UUID(3, 2);
        stopping.sockets.add(VERA, "a");
        stopping.sockets.add(other, "b");

        stopping.close();
        nodes.remove(stopping);
        here.sockets.add(VERA, "c");

        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(other);
        assertThat(told).isEmpty();
        assertThat(here.sockets.connected(Set.of(VERA))).containsExactly(VERA);
    }

    private static void noting(RedisNode node, BlockingQueue<UUID> told) {
        node.sockets.watch(new Noting(told));
    }

    private RedisNode connected() {
        return connected(LEASE);
    }

    private RedisNode connected(Duration lease) {
        var node = new RedisNode(redis.url(), chat -> Optional.empty(), lease);
        nodes.add(node);
        node.awaitOpen();
        return node;
    }

    /** Who is back is told as well as who is gone, for neither is expected but where it is looked for. */
    private record Noting(BlockingQueue<UUID> told) implements Witness {

        @Override
        public void gone(UUID person) {
            told.add(person);
        }

        @Override
        public void back(UUID person) {
            told.add(person);
        }
    }

    private static final class FailingAtFirst implements Witness {

        private final BlockingQueue<UUID> told;
        private boolean failed;

        private FailingAtFirst(BlockingQueue<UUID> told) {
            this.told = told;
        }

        @Override
        public void gone(UUID person) {
            told.add(person);
            if (!failed) {
                failed = true;
                throw new IllegalStateException("the database is away");
            }
        }

        @Override
        public void back(UUID person) {}
    }
}
