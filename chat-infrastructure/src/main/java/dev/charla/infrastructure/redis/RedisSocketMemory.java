package dev.charla.infrastructure.redis;

import dev.charla.application.port.out.Epoch;
import dev.charla.application.port.out.SocketMemory;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What sockets need to go on, in Redis for as long as it may be asked for. It is kept under the database's epoch: places in the
 * streams of another life lead nowhere.
 */
final class RedisSocketMemory implements SocketMemory {

    private static final Logger LOG = LoggerFactory.getLogger(RedisSocketMemory.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private static final String KEEP = """
            local turn = redis.call('HGET', KEYS[1], 'turn')
            if turn and turn ~= ARGV[1] then return 0 end
            redis.call('HSET', KEYS[1], 'turn', ARGV[1], 'known', ARGV[2])
            redis.call('PEXPIRE', KEYS[1], ARGV[3])
            return 1""";

    private static final String TAKE = """
            local known = redis.call('HGET', KEYS[1], 'known')
            if not known then return nil end
            redis.call('HDEL', KEYS[1], 'known')
            redis.call('HSET', KEYS[1], 'turn', ARGV[1])
            redis.call('PEXPIRE', KEYS[1], 60000)
            return known""";

    private static final String FORGET = """
            if redis.call('HGET', KEYS[1], 'turn') == ARGV[1] then redis.call('DEL', KEYS[1]) end
            return 1""";

    private final RedisLink link;
    private final Epoch epoch;

    RedisSocketMemory(RedisLink link, Epoch epoch) {
        this.link = link;
        this.epoch = epoch;
    }

    /** What cannot be kept is forgotten, which is no other turn. */
    @Override
    public boolean keep(String name, String turn, String known, Duration lifetime) {
        var millis = Long.toString(lifetime.toMillis());
        CompletableFuture<Long> kept = start(KEEP, ScriptOutputType.INTEGER, name, turn, known, millis);
        return await(kept).map(yes -> yes == 1).orElse(true);
    }

    @Override
    public Optional<String> take(String name, String turn) {
        CompletableFuture<byte[]> known = start(TAKE, ScriptOutputType.VALUE, name, turn);
        return await(known).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void forget(String name, String turn) {
        var unused = start(FORGET, ScriptOutputType.INTEGER, name, turn);
    }

    @Override
    public boolean isShared() {
        return true;
    }

    private <T> CompletableFuture<T> start(String script, ScriptOutputType type, String name, String... arguments) {
        var bytes = Arrays.stream(arguments)
                .map(argument -> argument.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        return link.commands()
                .filter(commands -> link.isOpen())
                .map(commands -> commands.<T>eval(script, type, new String[] {key(name)}, bytes)
                        .toCompletableFuture())
                .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException("Redis is away")));
    }

    private String key(String name) {
        return "charla:socket:" + epoch.current() + ":" + name;
    }

    private static <T> Optional<T> await(CompletableFuture<T> answer) {
        try {
            return Optional.ofNullable(answer.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException away) {
            LOG.debug("Redis is away", away);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
