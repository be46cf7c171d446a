package dev.charla.infrastructure.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.charla.application.port.out.Channel;
import dev.charla.application.port.out.Channel.OfChat;
import dev.charla.application.port.out.Channel.OfSite;
import dev.charla.application.port.out.Channel.OfVisitor;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sharded publish and subscribe: each channel lives on the one server of a cluster that its name belongs to.
 *
 * <p>What a node publishes it does not hear itself. What it publishes to several channels is heard once by whoever follows some
 * of them.
 */
final class RedisChannels extends RedisPubSubAdapter<String, byte[]> {

    /** What a message is about. */
    enum Kind {
        ENTRY,
        SIGNAL,
        /** A node's word to itself, which shows that the way is open in both directions. */
        HEARTBEAT
    }

    private static final Logger LOG = LoggerFactory.getLogger(RedisChannels.class);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    /** Of this node's own words; three are missed before it says that it is cut off. */
    private static final Duration LONGEST_SILENCE = Duration.ofMillis(3_500);

    private static final int HEADER = 1 + 16 + 8;

    private final RedisLink link;
    private final UUID node = UUID.randomUUID();
    private final String own = "charla:node:" + node;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Kind, Consumer<byte[]>> listeners = new EnumMap<>(Kind.class);
    private final ConcurrentMap<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final Cache<Name, Boolean> heard = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(30))
            .maximumSize(100_000)
            .build();
    private final LongAdder published = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private volatile long lastHeartbeat = System.nanoTime() - LONGEST_SILENCE.toNanos();

    RedisChannels(RedisLink link) {
        this.link = link;
        link.listen(this);
        link.whenConnected(this::subscribeAll);
        listeners.put(Kind.HEARTBEAT, any -> {});
        subscriptions.put(own, new Subscription(1, CompletableFuture.completedFuture(true)));
    }

    /** Of this node, as long as it runs. */
    UUID node() {
        return node;
    }

    /** To be called before there is a connection; one listener for each kind. */
    void listen(Kind kind, Consumer<byte[]> listener) {
        listeners.put(kind, listener);
    }

    static String name(Channel channel) {
        return switch (channel) {
            case OfChat of -> "charla:chat:" + of.chat();
            case OfSite of -> "charla:site:" + of.site();
            case OfVisitor of -> "charla:visitor:" + of.visitor();
        };
    }

    /** Returns at once. What cannot be sent is counted and forgotten. */
    void publish(Collection<Channel> channels, Kind kind, byte[] payload) {
        var message = message(kind, payload);
        channels.forEach(channel -> send(name(channel), message));
    }

    /** Waits a moment for the subscription to stand, if there is a connection. */
    void follow(Channel channel) {
        var subscription = subscriptions.compute(
                name(channel),
                (name, before) -> before == null ? new Subscription(1, subscribe(name)) : before.oneMore());
        if (link.isOpen()) {
            await(subscription);
        }
    }

    void leave(Channel channel) {
        subscriptions.computeIfPresent(name(channel), (name, before) -> {
            if (before.times() > 1) {
                return before.oneLess();
            }
            var unused =
                    link.subscriptions().map(connection -> connection.async().sunsubscribe(name));
            return null;
        });
    }

    /** To be called every second: says something to itself, and makes subscriptions that failed. */
    void beat() {
        link.answers(hasHeardItself());
        if (link.isConnected()) {
            send(own, message(Kind.HEARTBEAT, new byte[0]));
            subscriptions.replaceAll((name, subscription) ->
                    subscription.failed() ? new Subscription(subscription.times(), subscribe(name)) : subscription);
        }
    }

    /** Whether this node has heard itself a moment ago. */
    boolean isOpen() {
        return link.isConnected() && hasHeardItself();
    }

    private boolean hasHeardItself() {
        return System.nanoTime() - lastHeartbeat < LONGEST_SILENCE.toNanos();
    }

    long published() {
        return published.sum();
    }

    long received() {
        return received.sum();
    }

    /** Messages that could not be sent or not be read. */
    long lost() {
        return lost.sum();
    }

    int followed() {
        return subscriptions.size();
    }

    @Override
    public void smessage(String channel, byte[] message) {
        if (message.length < HEADER || message[0] < 0 || message[0] >= Kind.values().length) {
            lost.increment();
            return;
        }
        var header = ByteBuffer.wrap(message);
        var kind = Kind.values()[header.get()];
        var name = new Name(new UUID(header.getLong(), header.getLong()), header.getLong());
        if (name.node().equals(node)) {
            lastHeartbeat = System.nanoTime();
            link.answers(true);
            return;
        }
        received.increment();
        if (heard.asMap().putIfAbsent(name, true) == null) {
            var payload = new byte[header.remaining()];
            header.get(payload);
            hear(kind, payload);
        }
    }

    private void hear(Kind kind, byte[] payload) {
        var listener = listeners.get(kind);
        try {
            if (listener != null) {
                listener.accept(payload);
            }
        } catch (RuntimeException unreadable) {
            lost.increment();
            LOG.warn("A message of another node was of no use", unreadable);
        }
    }

    private void subscribeAll() {
        subscriptions.replaceAll((name, before) -> new Subscription(before.times(), subscribe(name)));
    }

    private CompletableFuture<Boolean> subscribe(String name) {
        return link.subscriptions()
                .map(connection -> connection
                        .async()
                        .ssubscribe(name)
                        .toCompletableFuture()
                        .thenApply(done -> true))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    private static void await(Subscription subscription) {
        try {
            subscription.ready().get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException later) {
            LOG.debug("A channel is not heard yet", later);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(String channel, byte[] message) {
        link.commands()
                .ifPresentOrElse(
                        commands -> commands.spublish(channel, message)
                                .whenComplete((receivers, failure) -> (failure == null ? published : lost).increment()),
                        lost::increment);
    }

    private byte[] message(Kind kind, byte[] payload) {
        return ByteBuffer.allocate(HEADER + payload.length)
                .put((byte) kind.ordinal())
                .putLong(node.getMostSignificantBits())
                .putLong(node.getLeastSignificantBits())
                .putLong(numbers.incrementAndGet())
                .put(payload)
                .array();
    }

    /** What one node calls one message. */
    private record Name(UUID node, long number) {}

    /**
     * @param times how often it was followed
     * @param ready when the server has said so
     */
    private record Subscription(int times, CompletableFuture<Boolean> ready) {

        private Subscription oneMore() {
            return new Subscription(times + 1, ready);
        }

        private Subscription oneLess() {
            return new Subscription(times - 1, ready);
        }

        private boolean failed() {
            return ready.isCompletedExceptionally();
        }
    }
}
