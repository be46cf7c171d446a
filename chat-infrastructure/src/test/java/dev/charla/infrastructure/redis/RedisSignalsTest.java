package dev.charla.infrastructure.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.contract.SignalsContract;
import dev.charla.application.port.out.Channel.OfChat;
import dev.charla.application.port.out.Channel.OfSite;
import dev.charla.application.port.out.Signal;
import dev.charla.application.port.out.Signals;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.SiteId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("RedisSignalsTest")
class RedisSignalsTest extends SignalsContract {

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
    protected Signals signals() {
        return node().signals;
    }

    /** The chat and the site are those of the contract's signals. */
    @ParameterizedTest
    @MethodSource("everyKind")
    void tellsANodeOnceThatFollowsWhatItIsAbout(Signal signal) throws Exception {
        var here = node();
        var there = node();
        var heard = new LinkedBlockingQueue<Signal>();
        there.signals.subscribe(heard::add);
        there.backplane.follow(new OfChat(new ChatId(new UUID(5, 1))));
        there.backplane.follow(new OfSite(new SiteId(new UUID(2, 1))));

        here.signals.tell(signal);
        here.signals.tell(signal);

        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(signal);
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(signal);
        assertThat(heard).isEmpty();
    }

    private RedisNode node() {
        var node = RedisNode.connectedTo(redis);
        nodes.add(node);
        return node;
    }
}
