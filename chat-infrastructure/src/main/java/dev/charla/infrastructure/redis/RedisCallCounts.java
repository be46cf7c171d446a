package dev.charla.infrastructure.redis;

import dev.charla.application.port.out.CallCounts;
import dev.charla.application.port.out.Epoch;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One number for each caller: when, by the server's clock, it will have used up nothing any more. That is all that a bucket needs
 * which fills evenly, and when it is past the key is gone. Whoever is refused writes nothing.
 *
 * <p>A call is one round trip. A server that does not answer soon enough is left alone for a moment, so that not each call waits for it.
 */
final class RedisCallCounts implements CallCounts {

    private static final Logger LOG = LoggerFactory.getLogger(RedisCallCounts.class);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(1);
    private static final int HASH_BYTES = 16;

    private static final String NOW = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local full = tonumber(redis.call('GET', KEYS[1])) or now
            local function keep()
              redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000))
            end
            """;

    /** A clock that was set back makes nobody wait longer than from empty to full. */
    private static final String TAKE = NOW + """
            full = math.min(math.max(full, now), now + ARGV[2]) + ARGV[1]
            local wait = full - now - ARGV[2]
            if wait > 0 then return wait end
            keep()
            return 0""";

    private static final String GIVE_BACK = NOW + """
            full = full - ARGV[1]
            if full > now then keep() else redis.call('DEL', KEYS[1]) end
            return 0""";

    private final RedisLink link;
    private final Epoch epoch;
    private final Duration longestWait;
    private final LongAdder uncounted = new LongAdder();
    private volatile long askedAgainAt = System.nanoTime();

    /** @param epoch of this installation; another one on the same server counts for itself */
    RedisCallCounts(RedisLink link, Epoch epoch, Duration longestWait) {
        this.link = link;
        this.epoch = epoch;
        this.longestWait = longestWait;
    }

    @Override
    public Optional<Duration> take(Allowance allowance, String caller) {
        var wait = isAnswering() ? await(start(TAKE, allowance, caller)) : Optional.<Long>empty();
        if (wait.isEmpty()) {
            uncounted.increment();
        }
        return wait.filter(micros -> micros > 0).map(micros -> Duration.of(micros, ChronoUnit.MICROS));
    }

    @Override
    public void giveBack(Allowance allowance, String caller) {
        if (isAnswering()) {
            var unused = start(GIVE_BACK, allowance, caller);
        }
    }

    /** Calls that were let through uncounted, for the server was away. */
    long uncounted() {
        return uncounted.sum();
    }

    private boolean isAnswering() {
        return link.isOpen() && System.nanoTime() - askedAgainAt >= 0;
    }

    private CompletableFuture<Long> start(String script, Allowance allowance, String caller) {
        var each = Math.max(1, allowance.each().toNanos() / 1_000);
        try {
            return link.commands()
                    .map(commands -> commands.<Long>eval(
                                    script,
                                    ScriptOutputType.INTEGER,
                                    new String[] {key(allowance, caller)},
                                    bytes(Long.toString(each)),
                                    bytes(Long.toString(each * allowance.times())))
                            .toCompletableFuture())
                    .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException("Redis is away")));
        } catch (RedisException away) {
            return CompletableFuture.failedFuture(away);
        }
    }

    private Optional<Long> await(CompletableFuture<Long> answer) {
        try {
            return Optional.of(answer.get(longestWait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException away) {
            LOG.debug("Only this node counts", away);
            askedAgainAt = System.nanoTime() + LEFT_ALONE.toNanos();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** Tells whoever reads it neither an e-mail address nor a caller's. */
    private String key(Allowance allowance, String caller) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes(epoch.current() + " " + caller));
            return "charla:calls:" + allowance.name() + ":"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
