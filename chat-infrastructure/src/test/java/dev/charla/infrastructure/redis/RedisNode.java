package dev.charla.infrastructure.redis;

import static org.awaitility.Awaitility.await;

import dev.charla.application.port.out.ChatOrigins;
import dev.charla.application.port.out.EntryCodec;
import dev.charla.domain.chat.RoomEntry;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What one node has of Redis. */
final class RedisNode implements AutoCloseable {

    static final Duration LEASE = Duration.ofMinutes(1);

    /** Of all nodes of one installation. */
    static final UUID EPOCH = new UUID(0, 1);

    private final RedisLink link;
    private final RedisLifecycle lifecycle;
    private final UUID epoch;
    final RedisChannels channels;
    final RedisBackplane backplane;
    final RedisSignals signals;
    final RedisLiveSockets sockets;
    final RedisSocketMemory memory;
    final RedisCallCounts counts;

    RedisNode(String url, ChatOrigins origins, Duration lease) {
        this(url, origins, lease, EPOCH);
    }

    private RedisNode(String url, ChatOrigins origins, Duration lease, UUID epoch) {
        this.epoch = epoch;
        link = new RedisLink(url);
        channels = new RedisChannels(link);
        backplane = new RedisBackplane(channels, new Shelf(), origins);
        signals = new RedisSignals(channels);
        sockets = new RedisLiveSockets(link, channels.node(), lease);
        memory = new RedisSocketMemory(link, () -> epoch);
        counts = counts(Duration.ofSeconds(1));
        lifecycle = new RedisLifecycle(link, channels, sockets);
        lifecycle.start();
    }

    static RedisNode connectedTo(RedisServer server) {
        return connectedTo(server, EPOCH);
    }

    static RedisNode connectedTo(RedisServer server, UUID epoch) {
        var node = new RedisNode(server.url(), chat -> Optional.empty(), LEASE, epoch);
        node.awaitOpen();
        return node;
    }

    /** One more, which shares its counts but not its patience. */
    RedisCallCounts counts(Duration longestWait) {
        return new RedisCallCounts(link, () -> epoch, longestWait);
    }

    /** Whether it knows that Redis answers nothing. */
    boolean isCutOff() {
        return !link.isOpen();
    }

    void awaitOpen() {
        await().atMost(Duration.ofSeconds(20)).until(channels::isOpen);
    }

    /** Does nothing any more, with all of its connections open. */
    void freeze() {
        lifecycle.halt();
    }

    /** Goes on where it was frozen. */
    void thaw() {
        lifecycle.start();
    }

    /** Ends as one that is killed does. */
    void kill() {
        lifecycle.halt();
        link.close();
    }

    @Override
    public void close() {
        lifecycle.stop();
        link.close();
    }

    /** Entries stay where they are, and their numbers travel. */
    private static final class Shelf implements EntryCodec {

        private static final ConcurrentMap<UUID, RoomEntry> ENTRIES = new ConcurrentHashMap<>();

        @Override
        public byte[] encode(RoomEntry entry) {
            var name = UUID.randomUUID();
            ENTRIES.put(name, entry);
            return name.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public RoomEntry decode(byte[] encoded) {
            var entry = ENTRIES.get(UUID.fromString(new String(encoded, java.nio.charset.StandardCharsets.UTF_8)));
            if (entry == null) {
                throw new IllegalArgumentException("no entry");
            }
            return entry;
        }
    }
}
