package dev.charla.infrastructure.redis;

import dev.charla.application.contract.SharedLiveSocketsContract;
import dev.charla.application.port.out.LiveSockets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("RedisSharedLiveSocketsTest")
class RedisSharedLiveSocketsTest extends SharedLiveSocketsContract {

    private static final Duration LEASE = Duration.ofSeconds(5);

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

    @Override
    protected Node node() {
        var node = connected();
        return new Node() {
            @Override
            public LiveSockets sockets() {
                return node.sockets;
            }

            @Override
            public void stops() {
                node.freeze();
            }

            @Override
            public void goesOn() {
                node.thaw();
            }
        };
    }

    private RedisNode connected() {
        var node = new RedisNode(redis.url(), chat -> Optional.empty(), LEASE);
        nodes.add(node);
        node.awaitOpen();
        return node;
    }
}
