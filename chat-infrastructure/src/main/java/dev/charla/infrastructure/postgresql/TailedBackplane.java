package dev.charla.infrastructure.postgresql;

import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.Channel;
import dev.charla.application.port.out.Channel.OfChat;
import dev.charla.application.port.out.Channel.OfSite;
import dev.charla.application.port.out.Channel.OfVisitor;
import dev.charla.application.port.out.ChatOrigins;
import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Origin;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.infrastructure.postgresql.LogPage.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A backplane with the log behind it: what the faster way has not brought by the time that this node reads of it in the log
 * comes from there. So every entry of a followed channel comes at least once, while it is followed, and hardly ever twice.
 */
final class TailedBackplane implements Backplane {

    private static final Logger LOG = LoggerFactory.getLogger(TailedBackplane.class);

    /** Reading an entry again costs more than most of them need to come. */
    private static final Duration HEAD_START = Duration.ofMillis(3);

    private final Backplane faster;
    private final Supplier<RoomLog> log;
    private final ChatOrigins origins;
    private final Bell bell;
    private final HeardEntries heard = new HeardEntries();
    private final List<Consumer<RoomEntry>> listeners = new CopyOnWriteArrayList<>();
    private final ConcurrentMap<Channel, Integer> followed = new ConcurrentHashMap<>();
    private final LongAdder brought = new LongAdder();

    /** @param log asked for late: whoever writes it publishes here */
    TailedBackplane(Backplane faster, Supplier<RoomLog> log, ChatOrigins origins, Bell bell) {
        this.faster = faster;
        this.log = log;
        this.origins = origins;
        this.bell = bell;
        faster.subscribe(this::heard);
    }

    /** Where the faster way does not get to the other nodes, they are woken to read the log at once. */
    @Override
    public void publish(RoomEntry entry) {
        faster.publish(entry);
        if (reach() != Reach.EVERY_NODE) {
            bell.ring();
        }
    }

    @Override
    public void subscribe(Consumer<RoomEntry> listener) {
        listeners.add(listener);
    }

    @Override
    public void follow(Channel channel) {
        followed.merge(channel, 1, Integer::sum);
        faster.follow(channel);
    }

    @Override
    public void leave(Channel channel) {
        followed.computeIfPresent(channel, (same, times) -> times == 1 ? null : times - 1);
        faster.leave(channel);
    }

    @Override
    public Reach reach() {
        return faster.reach();
    }

    /** How many entries only the log has brought. */
    long brought() {
        return brought.sum();
    }

    /** Makes up for what the faster way has not brought yet of these. Throws what the log throws. */
    void committed(List<Row> rows) {
        var unheard = unheard(rows);
        if (!unheard.isEmpty()) {
            // What is committed can be read here before whoever committed it has told of it.
            LockSupport.parkNanos(HEAD_START.toNanos());
            unheard = unheard(rows);
        }
        unheard.forEach(this::bringOrGiveUp);
    }

    private Map<Room, List<Long>> unheard(List<Row> rows) {
        var unheard = new LinkedHashMap<Room, List<Long>>();
        rows.forEach(row -> Room.named(row.room())
                .filter(room -> !heard.contains(room, row.seq()) && isFollowed(room.chat()))
                .ifPresent(room ->
                        unheard.computeIfAbsent(room, any -> new ArrayList<>()).add(row.seq())));
        return unheard;
    }

    /** An entry that cannot be read at all, one of a newer version perhaps, must not keep the log from going on. */
    private void bringOrGiveUp(Room room, List<Long> places) {
        try {
            bring(room, places);
        } catch (RuntimeException failure) {
            if (isOfTheStorage(failure)) {
                throw failure;
            }
            LOG.error("Entries {} of {} cannot be told here", places, room, failure);
        }
    }

    private static boolean isOfTheStorage(@Nullable Throwable failure) {
        return failure != null && (failure instanceof SQLException || isOfTheStorage(failure.getCause()));
    }

    private void bring(Room room, List<Long> places) {
        var first = places.stream().mapToLong(Long::longValue).min().orElseThrow();
        var last = places.stream().mapToLong(Long::longValue).max().orElseThrow();
        log.get().after(room, first - 1, Math.toIntExact(last - first + 1)).stream()
                .filter(entry -> places.contains(entry.seq()))
                .filter(this::heard)
                .forEach(entry -> brought.increment());
    }

    private boolean isFollowed(ChatId chat) {
        return followed.containsKey(new OfChat(chat))
                || origins.of(chat).filter(this::isFollowed).isPresent();
    }

    private boolean isFollowed(Origin origin) {
        return followed.containsKey(new OfSite(origin.site())) || followed.containsKey(new OfVisitor(origin.visitor()));
    }

    /** @return whether it comes for the first time */
    private boolean heard(RoomEntry entry) {
        var first = heard.add(entry.room(), entry.seq());
        if (first) {
            listeners.forEach(listener -> tell(listener, entry));
        }
        return first;
    }

    private static void tell(Consumer<RoomEntry> listener, RoomEntry entry) {
        try {
            listener.accept(entry);
        } catch (RuntimeException failure) {
            // One that fails must keep neither the others nor the log from going on.
            LOG.error("A listener failed at entry {} of {}", entry.seq(), entry.room(), failure);
        }
    }
}
