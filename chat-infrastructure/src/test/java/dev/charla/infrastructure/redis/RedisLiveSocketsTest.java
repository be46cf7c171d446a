package dev.charla.infrastructure.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.charla.application.contract.LiveSocketsContract;
import dev.charla.application.port.out.LiveSockets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("RedisLiveSocketsTest")
class RedisLiveSocketsTest extends LiveSocketsContract {

    private static final UUID VERA = new UUID(3, 1);

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
    protected LiveSockets sockets() {
        redis = RedisServer.start(home);
        return node(Duration.ofMinutes(1)).sockets;
    }

    @Test
    void knowsTheSocketsOfOtherNodes() {
        var here = node(Duration.ofMinutes(1)).sockets;
        var there = node(Duration.ofMinutes(1)).sockets;

        assertThat(here.add(VERA, "a")).isTrue();
        assertThat(there.add(VERA, "b")).isFalse();
        assertThat(there.connected(Set.of(VERA))).containsExactly(VERA);
        assertThat(here.remove(VERA, "a")).isFalse();
        assertThat(here.connected(Set.of(VERA))).containsExactly(VERA);
        assertThat(there.remove(VERA, "b")).isTrue();
        assertThat(here.connected(Set.of(VERA))).isEmpty();
    }

    @Test
    void aSocketThatWentOverToAnotherNodeIsNotTakenAwayByTheOne() {
        var here = node(Duration.ofMinutes(1)).sockets;
        var there = node(Duration.ofMinutes(1)).sockets;
        here.add(VERA, "a");

        assertThat(there.add(VERA, "a")).isFalse();
        assertThat(here.remove(VERA, "a")).isFalse();

        assertThat(there.connected(Set.of(VERA))).containsExactly(VERA);
    }

    @Test
    void forgetsWhatNobodyRenews() {
        var here = node(Duration.ofSeconds(1));
        var there = node(Duration.ofSeconds(1)).sockets;
        here.sockets.add(VERA, "a");
        here.freeze();
        assertThat(there.connected(Set.of(VERA))).containsExactly(VERA);

        await().until(() -> there.connected(Set.of(VERA)).isEmpty());
        assertThat(there.add(VERA, "b")).isTrue();
    }

    @Test
    void bringsItsSocketsBackToARedisThatLostThem() {
        var here = node(Duration.ofMinutes(1));
        var there = node(Duration.ofMinutes(1));
        here.sockets.add(VERA, "a");
        redis.kill();
        await().until(() -> !here.channels.isOpen() && !there.channels.isOpen());
        assertThat(here.sockets.connected(Set.of(VERA))).containsExactly(VERA);
        assertThat(there.sockets.connected(Set.of(VERA))).isEmpty();

        redis.restart();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> there.sockets.connected(Set.of(VERA)).contains(VERA));
    }

    @Test
    void letsGoOfItsSocketsWhenItStops() {
        var here = node(Duration.ofMinutes(1));
        var there = node(Duration.ofMinutes(1)).sockets;
        here.sockets.add(VERA, "a");

        here.close();
        nodes.remove(here);

        await().until(() -> there.connected(Set.of(VERA)).isEmpty());
    }

    private RedisNode node(Duration lease) {
        var node = new RedisNode(redis.url(), chat -> Optional.empty(), lease);
        nodes.add(node);
        node.awaitOpen();
        return node;
    }
}
