package dev.charla.infrastructure.redis;

import dev.charla.application.port.out.LiveSockets;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of each person as a sorted set of leases, by the time at which they lapse as the server's clock has it. A node
 * renews the leases of its sockets; of a node that is gone nobody does.
 *
 * <p>While Redis is away this node answers by its own sockets alone, and brings those back with the next renewal.
 */
final class RedisLiveSockets implements LiveSockets {

    static final Duration LEASE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(RedisLiveSockets.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private static final String NOW = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
            """;

    private static final String ADD = NOW + """
            local before = redis.call('ZCARD', KEYS[1])
            redis.call('ZADD', KEYS[1], now + ARGV[1], ARGV[2])
            redis.call('PEXPIRE', KEYS[1], ARGV[1])
            return before == 0 and 1 or 0""";

    private static final String REMOVE = NOW + """
            local gone = redis.call('ZREM', KEYS[1], ARGV[1])
            return gone == 1 and redis.call('ZCARD', KEYS[1]) == 0 and 1 or 0""";

    private static final String RENEW = NOW + """
            for i = 2, #ARGV do
              redis.call('ZADD', KEYS[1], now + ARGV[1], ARGV[i])
            end
            redis.call('PEXPIRE', KEYS[1], ARGV[1])
            return #ARGV - 1""";

    private static final String COUNT = NOW + "return redis.call('ZCARD', KEYS[1])";

    private final RedisLink link;
    private final UUID node;
    private final byte[] lease;
    private final ConcurrentMap<UUID, Set<String>> own = new ConcurrentHashMap<>();

    /** @param lease how long a socket is believed to live without being renewed */
    RedisLiveSockets(RedisLink link, UUID node, Duration lease) {
        this.link = link;
        this.node = node;
        this.lease = bytes(Long.toString(lease.toMillis()));
    }

    @Override
    public boolean add(UUID person, String socket) {
        var firstHere = addHere(person, socket);
        return run(ADD, person, lease, member(socket)).map(first -> first == 1).orElse(firstHere);
    }

    @Override
    public boolean remove(UUID person, String socket) {
        var lastHere = removeHere(person, socket);
        return run(REMOVE, person, member(socket)).map(last -> last == 1).orElse(lastHere);
    }

    @Override
    public Set<UUID> connected(Collection<UUID> people) {
        var answers =
                people.stream().distinct().collect(Collectors.toMap(person -> person, person -> start(COUNT, person)));
        var connected = new HashSet<UUID>();
        answers.forEach((person, answer) -> {
            if (await(answer).map(count -> count > 0).orElse(own.containsKey(person))) {
                connected.add(person);
            }
        });
        return Set.copyOf(connected);
    }

    /** Renews what this node holds; to be called several times while a lease lasts. */
    void renew() {
        if (link.isOpen()) {
            own.forEach((person, sockets) -> {
                var arguments = Stream.concat(Stream.of(lease), sockets.stream().map(this::member));
                var unused = start(RENEW, person, arguments.toArray(byte[][]::new));
            });
        }
    }

    /** Lets go of what this node holds, for it stops. */
    void release() {
        own.forEach((person, sockets) -> sockets.forEach(socket -> {
            var unused = start(REMOVE, person, member(socket));
        }));
        own.clear();
    }

    /** How many sockets this node renews. */
    int leases() {
        return own.values().stream().mapToInt(Set::size).sum();
    }

    private boolean addHere(UUID person, String socket) {
        var first = new AtomicBoolean();
        own.compute(person, (any, present) -> {
            first.set(present == null);
            var all = present == null ? ConcurrentHashMap.<String>newKeySet() : present;
            all.add(socket);
            return all;
        });
        return first.get();
    }

    private boolean removeHere(UUID person, String socket) {
        var last = new AtomicBoolean();
        own.computeIfPresent(person, (any, present) -> {
            last.set(present.remove(socket) && present.isEmpty());
            return present.isEmpty() ? null : present;
        });
        return last.get();
    }

    private Optional<Long> run(String script, UUID person, byte[]... arguments) {
        return await(start(script, person, arguments));
    }

    private CompletableFuture<Long> start(String script, UUID person, byte[]... arguments) {
        return link.commands()
                .filter(commands -> link.isOpen())
                .map(commands -> commands.<Long>eval(
                                script, ScriptOutputType.INTEGER, new String[] {key(person)}, arguments)
                        .toCompletableFuture())
                .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException("Redis is away")));
    }

    private static Optional<Long> await(CompletableFuture<Long> answer) {
        try {
            return Optional.of(answer.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException away) {
            LOG.debug("Only the sockets of this node are known", away);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static String key(UUID person) {
        return "charla:sockets:" + person;
    }

    private byte[] member(String socket) {
        return bytes(node + " " + socket);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
