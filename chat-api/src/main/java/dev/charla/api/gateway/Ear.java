package dev.charla.api.gateway;

import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.RoomEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the entries of one room in order. All of its state belongs to the tasks of its queue. */
final class Ear {

    private static final Logger LOG = LoggerFactory.getLogger(Ear.class);

    /** Entries that are that much older than the first one heard may still be on their way, the backplane having no order. */
    private static final Duration ON_THEIR_WAY = Duration.ofSeconds(10);

    private static final int LOOK_BACK = 20;
    private static final int FILL_AT_ONCE = 500;
    private static final Duration FILL_RETRY = Duration.ofSeconds(1);
    private static final long UNKNOWN = -1;

    private final Room room;
    private final RoomLog log;
    private final Consumer<RoomEntry> listener;
    private final Instant since;
    private final SerialQueue tasks;
    private long told = UNKNOWN;

    /** @param since what happened before that is nobody's to hear */
    Ear(Room room, RoomLog log, Executor threads, Consumer<RoomEntry> listener, Instant since) {
        this.room = room;
        this.log = log;
        this.listener = listener;
        this.since = since;
        this.tasks = new SerialQueue(threads);
    }

    void heard(RoomEntry entry) {
        tasks.run(() -> advance(entry));
    }

    private void advance(RoomEntry entry) {
        try {
            if (told == UNKNOWN) {
                told = before(entry);
            }
            while (told + 1 < entry.seq()) {
                var gap = log.after(room, told, FILL_AT_ONCE);
                gap.forEach(this::tell);
                if (gap.isEmpty()) {
                    throw new IllegalStateException("the log ends at " + told);
                }
            }
            tell(entry);
        } catch (RuntimeException failure) {
            LOG.warn("Room {} cannot be completed up to {} yet", room, entry.seq(), failure);
            CompletableFuture.delayedExecutor(FILL_RETRY.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> heard(entry));
        }
    }

    /** What was told before the first entry heard: not those that are on their way as well. */
    private long before(RoomEntry first) {
        var last = first.seq() - 1;
        if (last == 0) {
            return 0;
        }
        var earliest = first.event().at().minus(ON_THEIR_WAY);
        var from = earliest.isBefore(since) ? since : earliest;
        return log.after(room, Math.max(0, last - LOOK_BACK), LOOK_BACK).stream()
                .filter(entry -> entry.seq() <= last && !entry.event().at().isBefore(from))
                .mapToLong(entry -> entry.seq() - 1)
                .findFirst()
                .orElse(last);
    }

    private void tell(RoomEntry entry) {
        if (entry.seq() == told + 1) {
            told = entry.seq();
            listener.accept(entry);
        }
    }
}
