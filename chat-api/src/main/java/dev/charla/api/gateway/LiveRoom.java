package dev.charla.api.gateway;

import dev.charla.api.socketio.Socket;
import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.Channel;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.Signal;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.RoomEntry;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One room with listeners on this node. All of its state belongs to the tasks of its serial queue, so deliveries, joins
 * and leaves have one order and need no lock.
 */
final class LiveRoom {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRoom.class);
    private static final int FILL_AT_ONCE = 500;
    private static final Duration FILL_RETRY = Duration.ofSeconds(1);
    private static final long UNKNOWN = -1;

    private final Room room;
    private final RoomLog log;
    private final Backplane backplane;
    private final DeliveryObserver observer;
    private final SerialQueue tasks;
    private final Consumer<LiveRoom> forget;
    private final Map<Dialect, Set<Socket>> listeners = new HashMap<>();
    private long delivered = UNKNOWN;
    private boolean followed;
    private boolean retrying;
    private boolean forgotten;

    /** @param forget called when the last listener has left; nothing is delivered afterwards */
    LiveRoom(
            Room room,
            RoomLog log,
            Backplane backplane,
            DeliveryObserver observer,
            Executor threads,
            Consumer<LiveRoom> forget) {
        this.room = room;
        this.log = log;
        this.backplane = backplane;
        this.observer = observer;
        this.tasks = new SerialQueue(threads);
        this.forget = forget;
    }

    Room room() {
        return room;
    }

    /** @return empty when the room had been forgotten before, so that another must be made */
    Optional<Joined> join(Dialect dialect, Socket socket, @Nullable Long afterSeq, Consumer<Joined> entered) {
        return tasks.call(() -> forgotten ? Optional.empty() : Optional.of(admit(dialect, socket, afterSeq, entered)));
    }

    void leave(Dialect dialect, Socket socket) {
        tasks.call(() -> {
            dismiss(dialect, socket);
            forgetWhenEmpty();
            return true;
        });
    }

    void heard(RoomEntry entry) {
        tasks.run(() -> advance(entry));
    }

    /** Tells the listeners something that has no place in the room's order. */
    void aside(RoomEntry entry) {
        tasks.run(() -> listeners.forEach((dialect, sockets) -> deliver(entry, dialect, sockets)));
    }

    /** Tells some of the listeners something that matters now only. */
    void tell(Signal signal, Predicate<Socket> whom) {
        tasks.run(() -> listeners.forEach((dialect, sockets) -> tell(signal, dialect, sockets, whom)));
    }

    private void tell(Signal signal, Dialect dialect, Set<Socket> sockets, Predicate<Socket> whom) {
        try {
            dialect.tell(signal, sockets.stream().filter(whom).toList());
        } catch (RuntimeException failure) {
            LOG.error("A signal to {} could not be said in {}", room, dialect, failure);
        }
    }

    private Joined admit(Dialect dialect, Socket socket, @Nullable Long afterSeq, Consumer<Joined> entered) {
        var welcome = false;
        try {
            if (delivered == UNKNOWN) {
                follow();
                delivered = log.lastSeq(room);
            }
            var missed = afterSeq == null ? List.<RoomEntry>of() : log.after(room, afterSeq, Joined.MAX_MISSED + 1);
            // What the newcomer gets now, the others get first: from here on all stand at the same place.
            missed.stream().filter(entry -> entry.seq() == delivered + 1).forEach(this::deliver);
            listeners.computeIfAbsent(dialect, any -> new LinkedHashSet<>()).add(socket);
            socket.mark(Places.of(room, delivered));
            var truncated = missed.size() > Joined.MAX_MISSED;
            var joined = new Joined(delivered, truncated ? List.of() : missed, truncated);
            entered.accept(joined);
            welcome = true;
            return joined;
        } finally {
            if (!welcome) {
                dismiss(dialect, socket);
            }
            forgetWhenEmpty();
        }
    }

    /** Before the room's end is read, so that what comes after that is heard. */
    private void follow() {
        if (!followed) {
            backplane.follow(channel());
            followed = true;
        }
    }

    private Channel channel() {
        return new Channel.OfChat(room.chat());
    }

    private void dismiss(Dialect dialect, Socket socket) {
        var hearing = listeners.get(dialect);
        if (hearing != null && hearing.remove(socket) && hearing.isEmpty()) {
            listeners.remove(dialect);
        }
    }

    private void advance(RoomEntry entry) {
        if (forgotten || delivered == UNKNOWN || entry.seq() <= delivered) {
            return;
        }
        if (entry.seq() == delivered + 1) {
            deliver(entry);
        } else {
            fill(entry.seq());
        }
    }

    /** Reads from the log what the backplane has skipped, and tries again later when the log cannot be read. */
    private void fill(long upTo) {
        try {
            while (delivered < upTo) {
                var before = delivered;
                log.after(room, delivered, FILL_AT_ONCE).forEach(this::deliver);
                if (delivered == before) {
                    throw new IllegalStateException("the log ends at " + delivered);
                }
            }
        } catch (RuntimeException failure) {
            LOG.warn("Room {} cannot be completed from {} to {} yet", room, delivered, upTo, failure);
            fillLater(upTo);
        }
    }

    private void fillLater(long upTo) {
        if (!retrying) {
            retrying = true;
            CompletableFuture.delayedExecutor(FILL_RETRY.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> tasks.run(() -> {
                        retrying = false;
                        fill(upTo);
                    }));
        }
    }

    private void deliver(RoomEntry entry) {
        delivered = entry.seq();
        listeners.forEach((dialect, sockets) -> deliver(entry, dialect, sockets));
        observer.delivered(entry);
    }

    private void deliver(RoomEntry entry, Dialect dialect, Set<Socket> sockets) {
        try {
            dialect.deliver(entry, sockets);
        } catch (RuntimeException failure) {
            LOG.error("Entry {} of {} could not be said in {}", entry.seq(), room, dialect, failure);
        }
    }

    private void forgetWhenEmpty() {
        if (listeners.isEmpty() && !forgotten) {
            forgotten = true;
            forget.accept(this);
            if (followed) {
                backplane.leave(channel());
            }
        }
    }
}
