package dev.charla.infrastructure.postgresql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.charla.domain.chat.Room;
import java.time.Duration;

/** Remembers for a while which entries came, by whichever way, so that the second way says nothing twice. */
final class HeardEntries {

    /** Much longer than one way may be behind the other. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    /** Some tens of megabytes at most. */
    private static final int MAX_ENTRIES = 200_000;

    private final Cache<Place, Boolean> heard = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MAX_ENTRIES)
            .build();

    /** @return whether it comes for the first time */
    boolean add(Room room, long seq) {
        return heard.asMap().putIfAbsent(new Place(room, seq), true) == null;
    }

    boolean contains(Room room, long seq) {
        return heard.getIfPresent(new Place(room, seq)) != null;
    }

    private record Place(Room room, long seq) {}
}
