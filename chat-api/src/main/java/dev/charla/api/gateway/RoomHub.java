package dev.charla.api.gateway;

import dev.charla.api.socketio.Socket;
import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.Signal;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rooms that sockets of this node listen to.
 *
 * <p>Every listener of a room hears its entries in {@code seq} order, each at least once from the place where it joined:
 * what the backplane repeats is dropped, and what it skips is read from the log first. Rooms do not wait for each other.
 */
public final class RoomHub {

    private final RoomLog log;
    private final Backplane backplane;
    private final DeliveryObserver observer;
    private final Executor threads;
    private final ConcurrentMap<Room, LiveRoom> rooms = new ConcurrentHashMap<>();

    /** @param threads runs each task in a thread of its own; a room's tasks are started one after another */
    public RoomHub(RoomLog log, Backplane backplane, DeliveryObserver observer, Executor threads) {
        this.log = log;
        this.backplane = backplane;
        this.observer = observer;
        this.threads = threads;
        backplane.subscribe(this::heard);
    }

    /**
     * Lets a socket hear a room from now on. Blocks until it does.
     *
     * @param afterSeq the last {@code seq} that the client has seen; {@code null} if it does not ask for what it missed
     * @param entered what it tells the socket comes before every later entry; called in the room's turn, so it may join
     *     no other room of which a join waits for this one, and when it throws the room is left again
     * @return where the room stands: every later entry will be delivered
     */
    public Joined join(Room room, Dialect dialect, Socket socket, @Nullable Long afterSeq, Consumer<Joined> entered) {
        while (true) {
            var live = rooms.computeIfAbsent(
                    room, name -> new LiveRoom(name, log, backplane, observer, threads, this::forget));
            var joined = live.join(dialect, socket, afterSeq, entered);
            if (joined.isPresent()) {
                return joined.get();
            }
        }
    }

    /** Blocks until the socket hears the room no more; no effect when it does not. */
    public void leave(Room room, Dialect dialect, Socket socket) {
        var live = rooms.get(room);
        if (live != null) {
            live.leave(dialect, socket);
        }
    }

    /** Tells the room's listeners on this node something that matters now only, without waiting for any of them. */
    public void tell(Room room, Signal signal, Predicate<Socket> whom) {
        var live = rooms.get(room);
        if (live != null) {
            live.tell(signal, whom);
        }
    }

    /** Whether the room has listeners here. */
    boolean isHeard(Room room) {
        return rooms.containsKey(room);
    }

    /** How many rooms have listeners here. */
    public int size() {
        return rooms.size();
    }

    private void heard(RoomEntry entry) {
        if (entry.room().audience() == Audience.RECORD) {
            Asides.roomOf(entry).map(rooms::get).ifPresent(live -> live.aside(entry));
            return;
        }
        var live = rooms.get(entry.room());
        if (live != null) {
            live.heard(entry);
        }
    }

    private void forget(LiveRoom live) {
        rooms.remove(live.room(), live);
    }
}
