package dev.charla.infrastructure.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.charla.application.contract.CallCountsContract;
import dev.charla.application.port.out.CallCounts;
import dev.charla.application.port.out.CallCounts.Allowance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisCallCountsTest extends CallCountsContract {

    private static final int MANY = 1_000;
    private static final Allowance PLENTY = new Allowance("plenty", 1_000_000, Duration.ofMinutes(1));

    @TempDir
    private Path home;

    private final List<RedisNode> nodes = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // the contract begins with asking for what it is about
    private RedisServer redis;

    @AfterEach
    void stop() {
        nodes.forEach(RedisNode::close);
        redis.close();
    }

    @Override
    protected CallCounts counts() {
        redis = RedisServer.start(home);
        return node().counts;
    }

    @Test
    void countsForAllNodesTogether() {
        use(THREE, "ann", 2);
        var there = node().counts;

        assertThat(there.take(THREE, "ann")).isEmpty();
        assertThat(there.take(THREE, "ann")).isPresent();
        assertThat(counts.take(THREE, "ann")).isPresent();
        there.giveBack(THREE, "ann");
        assertThat(there.take(THREE, "ann")).isEmpty();
    }

    @Test
    void anotherInstallationOnTheSameServerCountsForItself() {
        use(THREE, "ann", 3);

        assertThat(node(new UUID(0, 2)).counts.take(THREE, "ann")).isEmpty();
    }

    @Test
    void keepsNeitherNamesNorMoreThanItNeeds() {
        counts.take(THREE, "ann@shop.example");
        var moment = new Allowance("moment", 1, Duration.ofMillis(50));
        counts.take(moment, "192.0.2.1");

        assertThat(redis.ask("keys", "*")).contains("charla:calls:three:").doesNotContain("ann", "192");
        await().until(() -> !redis.ask("keys", "*").contains("moment"));
        var key = redis.ask("keys", "charla:calls:three:*").strip();
        assertThat(Long.parseLong(redis.ask("pttl", key).strip()))
                .isBetween(1L, Duration.ofHours(1).toMillis());
        counts.giveBack(THREE, "ann@shop.example");
        await().until(() -> redis.ask("keys", "*").isBlank());
    }

    @Test
    void aClockThatWasSetBackLocksNobodyOut() {
        counts.take(THREE, "ann");
        var key = redis.ask("keys", "*").strip();
        redis.ask("set", key, "9000000000000000", "px", "1000000");

        assertThat(counts.take(THREE, "ann").orElseThrow()).isLessThanOrEqualTo(Duration.ofHours(1));
    }

    @Test
    void isFullAgainAfterRedisLostEverything() {
        use(THREE, "ann", 3);
        redis.ask("flushall");

        use(THREE, "ann", 3);
    }

    @Test
    void refusesNobodyAndKeepsNobodyWaitingWhileRedisIsAway() {
        redis.kill();

        assertThat(timeOf(MANY, counts)).isLessThan(Duration.ofSeconds(5));
        counts.giveBack(THREE, "ann");
        redis.restart();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> counts.take(THREE, "ann").isPresent());
    }

    @Test
    void waitsOnlyOnceInAWhileForAServerThatAnswersNothing() {
        var hasty = nodes.getFirst().counts(Duration.ofMillis(100));
        redis.freeze();

        assertThat(timeOf(MANY, hasty)).isLessThan(Duration.ofSeconds(5));
        redis.thaw();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> counts.take(THREE, "ann").isPresent());
    }

    @Test
    void refusesNobodyWhenRedisIsFull() {
        redis.ask("config", "set", "maxmemory", "1");

        use(THREE, "ann", 4);
        assertThat(nodes.getFirst().counts.uncounted()).isEqualTo(4);
    }

    private static Duration timeOf(int calls, CallCounts counts) {
        var began = System.nanoTime();
        for (var i = 0; i < calls; i++) {
            assertThat(counts.take(PLENTY, "ann")).isEmpty();
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private RedisNode node() {
        return node(RedisNode.EPOCH);
    }

    private RedisNode node(UUID epoch) {
        var node = RedisNode.connectedTo(redis, epoch);
        nodes.add(node);
        return node;
    }
}
