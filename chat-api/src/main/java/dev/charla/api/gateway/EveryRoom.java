package dev.charla.api.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hears the public rooms of all chats of which this node is told, without a listener in any of them: for those who see too many
 * chats to join each.
 *
 * <p>The entries of a room come in {@code seq} order, each at least once from the moment on at which somebody wanted to hear;
 * what the backplane skips is read from the log. Rooms do not wait for each other, and one in which nothing happens costs nothing.
 */
public final class EveryRoom {

    /** For so long the place of a room in which nothing happens is remembered. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final RoomLog log;
    private final Executor threads;
    private final InstantSource clock;
    private final Consumer<RoomEntry> listener;
    private final Cache<Room, Ear> ears =
            Caffeine.newBuilder().expireAfterAccess(REMEMBERED).build();

    private volatile @Nullable Instant since;

    /**
     * @param listener called in the room's turn, so it keeps only that room waiting
     * @param threads runs each task in a thread of its own
     */
    public EveryRoom(RoomLog log, Executor threads, InstantSource clock, Consumer<RoomEntry> listener) {
        this.log = log;
        this.threads = threads;
        this.clock = clock;
        this.listener = listener;
    }

    public void listen(Backplane backplane) {
        backplane.subscribe(this::heard);
    }

    /** From now on somebody wants to hear, or nobody does any more. */
    public void wanted(boolean now) {
        since = now ? clock.instant() : null;
        if (!now) {
            ears.invalidateAll();
        }
    }

    private void heard(RoomEntry entry) {
        var beginning = since;
        if (beginning != null && entry.room().audience() == Audience.PARTICIPANTS) {
            ears.get(entry.room(), room -> new Ear(room, log, threads, listener, beginning))
                    .heard(entry);
        }
    }
}
