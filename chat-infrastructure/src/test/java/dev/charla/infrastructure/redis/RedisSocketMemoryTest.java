package dev.charla.infrastructure.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.charla.application.contract.SocketMemoryContract;
import dev.charla.application.port.out.SocketMemory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("RedisSocketMemoryTest")
class RedisSocketMemoryTest extends SocketMemoryContract {

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
    protected SocketMemory memory() {
        redis = RedisServer.start(home);
        return node().memory;
    }

    @Test
    void tellsAnyNode() {
        memory.keep("name", "1", "known", LONG);

        assertThat(node().memory.take("name", "2")).contains("known");
        assertThat(memory.keep("name", "1", "old", LONG)).isFalse();
    }

    @Test
    void forgetsAfterALifetime() {
        memory.keep("name", "1", "known", Duration.ofMillis(1));

        await().until(() -> memory.take("name", "2").isEmpty());
    }

    @Test
    void keepsNobodyWaitingWhileRedisIsAway() {
        redis.kill();

        assertThat(memory.keep("name", "1", "known", LONG)).isTrue();
        assertThat(memory.take("name", "2")).isEmpty();
        memory.forget("name", "1");
    }

    @Test
    void knowsNothingOfAnotherLifeOfTheDatabase() {
        memory.keep("name", "1", "known", LONG);
        var restored = node(new UUID(0, 2)).memory;

        assertThat(restored.take("name", "2")).isEmpty();
        assertThat(restored.keep("name", "2", "other", LONG)).isTrue();
        restored.forget("name", "2");
        assertThat(node().memory.take("name", "3")).contains("known");
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
