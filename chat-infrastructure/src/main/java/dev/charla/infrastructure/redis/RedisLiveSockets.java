package dev.charla.infrastructure.redis;

import dev.charla.application.port.out.LiveSockets;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of each person as a sorted set of leases, by the time at which they lapse as the server's clock has it. A node
 * renews the leases of its sockets; of a node that is gone nobody does. People are spread over {@value #SHARDS} shards, and each
 * shard lists its people by when to look at them: any node looks at those whose time has come ({@link #sweep}), and the one
 * that takes somebody off the list tells of it.
 *
 * <p>While Redis is away this node answers by its own sockets alone, and brings those back with the next renewal.
 */
final class RedisLiveSockets implements LiveSockets {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLiveSockets.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** Enough to spread over the servers of a cluster, few enough to look at each of them often. */
    private static final int SHARDS = 128;

    private static final byte[] AT_ONCE = bytes("100");

    /** The keys: the sockets of a person, and of its shard the people there are and those who were told to be gone. */
    private static final String NOW = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
            """;

    private static final String ADD = NOW + """
            local before = redis.call('ZCARD', KEYS[1])
            redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[3])
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            redis.call('ZADD', KEYS[2], now + ARGV[2], ARGV[1])
            redis.call('ZREM', KEYS[3], ARGV[1])
            return before == 0 and 1 or 0""";

    private static final String REMOVE = NOW + """
            local gone = redis.call('ZREM', KEYS[1], ARGV[2])
            if gone == 0 or redis.call('ZCARD', KEYS[1]) > 0 then return 0 end
            redis.call('ZREM', KEYS[2], ARGV[1])
            return 1""";

    /** @return 1 when somebody else has told that this person is gone */
    private static final String RENEW = NOW + """
            for i = 3, #ARGV do
              redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[i])
            end
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            redis.call('ZADD', KEYS[2], now + ARGV[2], ARGV[1])
            return redis.call('ZREM', KEYS[3], ARGV[1])""";

    private static final String RELEASE = NOW + """
            for i = 3, #ARGV do
              redis.call('ZADD', KEYS[1], 'XX', 'LT', now + ARGV[2], ARGV[i])
            end
            redis.call('ZADD', KEYS[2], 'XX', 'LT', now + ARGV[2], ARGV[1])
            return 1""";

    private static final String COUNT = NOW + "return redis.call('ZCARD', KEYS[1])";

    /** The one key is a shard's list of people. */
    private static final String DUE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[1])""";

    /** Who was told to be gone is remembered for an hour, in case it is not. */
    private static final String SETTLE = NOW + """
            local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
            if last[2] then
              redis.call('ZADD', KEYS[2], 'XX', last[2], ARGV[1])
              return 0
            end
            if redis.call('ZREM', KEYS[2], ARGV[1]) == 0 then return 0 end
            redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now - 3600000)
            redis.call('ZADD', KEYS[3], now, ARGV[1])
            redis.call('PEXPIRE', KEYS[3], 3600000)
            return 1""";

    private static final String UNSETTLE = NOW + """
            if redis.call('ZREM', KEYS[3], ARGV[1]) == 1 then redis.call('ZADD', KEYS[2], 'NX', now, ARGV[1]) end
            return 1""";

    private final RedisLink link;
    private final UUID node;
    private final Duration lease;
    private final ConcurrentMap<UUID, Set<String>> own = new ConcurrentHashMap<>();
    private final List<Witness> witnesses = new CopyOnWriteArrayList<>();
    private final Queue<UUID> back = new ConcurrentLinkedQueue<>();

    /** @param lease how long a socket is believed to live without being renewed */
    RedisLiveSockets(RedisLink link, UUID node, Duration lease) {
        this.link = link;
        this.node = node;
        this.lease = lease;
    }

    @Override
    public boolean add(UUID person, String socket) {
        var firstHere = addHere(person, socket);
        return run(ADD, person, bytes(lease), member(socket))
                .map(first -> first == 1)
                .orElse(firstHere);
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

    @Override
    public void watch(Witness witness) {
        witnesses.add(witness);
    }

    Duration lease() {
        return lease;
    }

    /** Renews what this node holds; to be called several times while a lease lasts. */
    void renew() {
        if (link.isOpen()) {
            own.keySet().forEach(person -> own.computeIfPresent(person, this::renew));
        }
    }

    /** In the person's turn, so that a socket that goes meanwhile is removed after it was renewed and not before. */
    private Set<String> renew(UUID person, Set<String> sockets) {
        var unused = start(RENEW, person, leaseFor(lease, sockets)).thenAccept(wasTold -> {
            if (wasTold == 1) {
                back.add(person);
            }
        });
        return sockets;
    }

    /**
     * Lets the leases of this node lapse in a moment, for it stops: whoever has come back by then, to any node, was never gone,
     * and of the others somebody tells who still runs.
     */
    void release() {
        own.forEach((person, sockets) -> {
            var unused = start(RELEASE, person, leaseFor(lease.dividedBy(12), sockets));
        });
        own.clear();
    }

    /** Tells of those whom this node has renewed after others had told that they are gone. May block for long. */
    void tellWhoIsBack() {
        for (var person = back.peek(); person != null; person = back.peek()) {
            for (var witness : witnesses) {
                witness.back(person);
            }
            back.remove();
        }
    }

    /** Tells of those whose leases have lapsed, some thousands at most. May block for long. */
    void sweep() {
        IntStream.range(0, SHARDS).mapToObj(this::due).toList().stream()
                .flatMap(shard -> await(shard).orElse(List.of()).stream())
                .map(name -> UUID.fromString(new String(name, StandardCharsets.UTF_8)))
                .filter(person -> run(SETTLE, person).orElse(0L) == 1)
                .forEach(this::tellWhoIsGone);
    }

    /** How many sockets this node renews. */
    int leases() {
        return own.values().stream().mapToInt(Set::size).sum();
    }

    /** What cannot be told now is told later, by whichever node. */
    private void tellWhoIsGone(UUID person) {
        try {
            witnesses.forEach(witness -> witness.gone(person));
        } catch (RuntimeException failure) {
            var unused = start(UNSETTLE, person);
            throw failure;
        }
    }

    private CompletableFuture<List<byte[]>> due(int shard) {
        return eval(DUE, ScriptOutputType.MULTI, new String[] {presentIn(shard)}, AT_ONCE);
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

    private CompletableFuture<Long> start(String script, UUID person, byte[]... more) {
        var shard = Math.floorMod(person.hashCode(), SHARDS);
        var keys = new String[] {
            "charla:sockets:{" + shard + "}:" + person, presentIn(shard), "charla:gone:{" + shard + "}"
        };
        var arguments = Stream.concat(Stream.of(bytes(person.toString())), Stream.of(more));
        return eval(script, ScriptOutputType.INTEGER, keys, arguments.toArray(byte[][]::new));
    }

    private <T> CompletableFuture<T> eval(String script, ScriptOutputType type, String[] keys, byte[]... arguments) {
        return link.commands()
                .filter(commands -> link.isOpen())
                .map(commands -> commands.<T>eval(script, type, keys, arguments).toCompletableFuture())
                .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException("Redis is away")));
    }

    private static <T> Optional<T> await(CompletableFuture<T> answer) {
        try {
            return Optional.of(answer.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException away) {
            LOG.debug("Only the sockets of this node are known", away);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static String presentIn(int shard) {
        return "charla:present:{" + shard + "}";
    }

    private byte[][] leaseFor(Duration time, Set<String> sockets) {
        return Stream.concat(Stream.of(bytes(time)), sockets.stream().map(this::member))
                .toArray(byte[][]::new);
    }

    private byte[] member(String socket) {
        return bytes(node + " " + socket);
    }

    private static byte[] bytes(Duration time) {
        return bytes(Long.toString(time.toMillis()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
