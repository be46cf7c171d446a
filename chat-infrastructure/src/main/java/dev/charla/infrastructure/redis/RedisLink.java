package dev.charla.infrastructure.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.pubsub.RedisPubSubListener;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of this node: one for commands and one for subscriptions. A server that is away when the node starts is tried
 * again by {@link #tryAgain}, one that goes away later by the client. Commands are refused meanwhile instead of kept, for what
 * they would tell is old by then.
 */
final class RedisLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration RECONNECT_AT_LEAST_EVERY = Duration.ofSeconds(1);
    private static final Duration TOPOLOGY_REFRESH = Duration.ofSeconds(30);

    private final RedisURI uri;
    private final ClientResources resources = DefaultClientResources.builder()
            .reconnectDelay(
                    Delay.equalJitter(Duration.ofMillis(20), RECONNECT_AT_LEAST_EVERY, 20, TimeUnit.MILLISECONDS))
            .build();
    private final RedisClient single;
    private final List<RedisPubSubListener<String, byte[]>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> whenConnected = new CopyOnWriteArrayList<>();
    private @Nullable RedisClusterClient cluster;
    private volatile @Nullable Connections connections;
    private volatile boolean answers;
    private boolean closed;

    RedisLink(String url) {
        this.uri = RedisURI.create(url);
        uri.setTimeout(PATIENCE);
        this.single = RedisClient.create(resources, uri);
        single.setOptions(options(ClientOptions.builder()).build());
        single.addListener(new Reconnections());
    }

    /** To be called before the first {@link #tryAgain}. */
    void listen(RedisPubSubListener<String, byte[]> listener) {
        listeners.add(listener);
    }

    /** @param action done whenever there are subscriptions to be made anew; it must not block */
    void whenConnected(Runnable action) {
        whenConnected.add(action);
    }

    /** Empty while there has been no connection yet; it may be broken. */
    Optional<RedisClusterAsyncCommands<String, byte[]>> commands() {
        return Optional.ofNullable(connections).map(Connections::commands);
    }

    /** As {@link #commands}, for subscriptions. */
    Optional<StatefulRedisPubSubConnection<String, byte[]>> subscriptions() {
        return Optional.ofNullable(connections).map(Connections::subscriptions);
    }

    /** Whether it is worth asking something: the server has answered a moment ago. */
    boolean isOpen() {
        return answers && isConnected();
    }

    /** To be told again and again whether the server answers; one that is frozen keeps its connections. */
    void answers(boolean now) {
        answers = now;
    }

    /** Whether both connections stand, as far as this end knows. */
    boolean isConnected() {
        var open = connections;
        return open != null && open.subscriptions().isOpen() && open.isOpen();
    }

    /** Connects where that never succeeded; blocks for a second or two. */
    synchronized void tryAgain() {
        if (connections != null || closed) {
            return;
        }
        try {
            connections = isCluster() ? connectToCluster() : connectToOne();
            LOG.info("Connected to Redis at {}:{}", uri.getHost(), uri.getPort());
            whenConnected.forEach(Runnable::run);
        } catch (RedisException failure) {
            LOG.warn("Redis at {}:{} cannot be reached yet: {}", uri.getHost(), uri.getPort(), failure.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (cluster != null) {
            cluster.shutdown(Duration.ZERO, PATIENCE);
        }
        single.shutdown(Duration.ZERO, PATIENCE);
        var unused = resources.shutdown(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isCluster() {
        try (var probe = single.connect(CODEC)) {
            return probe.sync().info("cluster").contains("cluster_enabled:1");
        }
    }

    private Connections connectToOne() {
        var commands = single.connect(CODEC);
        var subscriptions = single.connectPubSub(CODEC);
        listeners.forEach(subscriptions::addListener);
        return new Connections(commands.async(), subscriptions, commands::isOpen);
    }

    private Connections connectToCluster() {
        var client = RedisClusterClient.create(resources, uri);
        client.setOptions(clusterOptions());
        client.addListener(new Reconnections());
        cluster = client;
        var commands = client.connect(CODEC);
        var subscriptions = client.connectPubSub(CODEC);
        subscriptions.setNodeMessagePropagation(true);
        listeners.forEach(subscriptions::addListener);
        return new Connections(commands.async(), subscriptions, commands::isOpen);
    }

    private static ClusterClientOptions clusterOptions() {
        var refresh = ClusterTopologyRefreshOptions.builder()
                .enablePeriodicRefresh(TOPOLOGY_REFRESH)
                .build();
        return (ClusterClientOptions) options(ClusterClientOptions.builder().topologyRefreshOptions(refresh))
                .build();
    }

    private static ClientOptions.Builder options(ClientOptions.Builder options) {
        var keepAlive = KeepAliveOptions.builder()
                .enable()
                .idle(Duration.ofSeconds(5))
                .interval(Duration.ofSeconds(1))
                .count(3)
                .build();
        return options.protocolVersion(ProtocolVersion.RESP3)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(PATIENCE)
                        .keepAlive(keepAlive)
                        .build());
    }

    /** @param open whether the one for commands stands */
    private record Connections(
            RedisClusterAsyncCommands<String, byte[]> commands,
            StatefulRedisPubSubConnection<String, byte[]> subscriptions,
            BooleanSupplier open) {

        private boolean isOpen() {
            return open.getAsBoolean();
        }
    }

    /** The client subscribes by itself to what was subscribed before, but not to what was refused meanwhile. */
    private final class Reconnections implements RedisConnectionStateListener {

        @Override
        public void onRedisConnected(RedisChannelHandler<?, ?> connection, SocketAddress address) {
            if (connection instanceof StatefulRedisPubSubConnection<?, ?> && connections != null) {
                LOG.info("Connected to Redis again");
                whenConnected.forEach(Runnable::run);
            }
        }

        @Override
        public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
            if (connection instanceof StatefulRedisPubSubConnection<?, ?>) {
                LOG.warn("The connection to Redis broke; the log carries everything until it is back");
            }
        }
    }
}
