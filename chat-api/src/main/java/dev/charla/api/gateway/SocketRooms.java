package dev.charla.api.gateway;

import dev.charla.api.socketio.AttributeKey;
import dev.charla.api.socketio.Socket;
import dev.charla.domain.chat.Room;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What each socket listens to, so that a lost one can be taken out of its rooms. */
public final class SocketRooms {

    /** Most rooms of a socket. */
    public static final int MAX_ROOMS = 200;

    private static final AttributeKey<Memberships> MEMBERSHIPS = new AttributeKey<>("rooms", Memberships.class);

    private final RoomHub hub;
    private final ConcurrentMap<String, Dialect> dialects = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Function<String, Optional<Dialect>>> families = new ConcurrentHashMap<>();

    public SocketRooms(RoomHub hub) {
        this.hub = hub;
    }

    /** Makes a language known to sockets that come back from another node; whatever is heard here is known already. */
    public void speaks(Dialect dialect) {
        if (families.keySet().stream().noneMatch(dialect.name()::startsWith)) {
            dialects.putIfAbsent(dialect.name(), dialect);
        }
    }

    /**
     * As {@link #speaks(Dialect)}, of languages of which there may be any number.
     *
     * @param prefix with which the names of all of them begin
     * @param language one of them by the rest of its name
     */
    public void speaks(String prefix, Function<String, Optional<Dialect>> language) {
        families.put(prefix, language);
    }

    /** The language of that name, if this node speaks it. */
    Optional<Dialect> dialect(String name) {
        return Optional.ofNullable(dialects.get(name))
                .or(() -> families.entrySet().stream()
                        .filter(family -> name.startsWith(family.getKey()))
                        .findFirst()
                        .flatMap(family -> family.getValue()
                                .apply(name.substring(family.getKey().length()))));
    }

    /** The rooms that a socket is in, each with the dialect that it hears there. */
    static Map<Room, Dialect> of(Socket socket) {
        return memberships(socket).all();
    }

    /**
     * As {@link RoomHub#join}; a room that it is in already is left first when the dialect is another.
     *
     * @throws TooManyRooms for one more than {@value #MAX_ROOMS}
     */
    public Joined join(Socket socket, Room room, Dialect dialect, @Nullable Long afterSeq, Consumer<Joined> entered) {
        speaks(dialect);
        var memberships = memberships(socket);
        var before = memberships.put(room, dialect);
        if (before != null && !before.equals(dialect)) {
            hub.leave(room, before, socket);
        }
        try {
            return hub.join(room, dialect, socket, afterSeq, entered);
        } catch (RuntimeException failure) {
            memberships.remove(room);
            throw failure;
        }
    }

    /** Whether a socket is in a room, and hears it in that dialect. */
    public boolean hears(Socket socket, Room room, Dialect dialect) {
        return dialect.equals(memberships(socket).get(room));
    }

    /** The dialect in which a socket hears a room; empty when it does not. */
    public Optional<Dialect> dialectIn(Socket socket, Room room) {
        return memberships(socket).find(room);
    }

    public void leave(Socket socket, Room room) {
        var dialect = memberships(socket).remove(room);
        if (dialect != null) {
            hub.leave(room, dialect, socket);
            socket.unmark(room.name());
        }
    }

    /**
     * Takes a socket out of all of its rooms.
     *
     * @return those that it was in, each with the dialect that it heard there
     */
    public Map<Room, Dialect> leaveAll(Socket socket) {
        var all = memberships(socket).takeAll();
        all.forEach((room, dialect) -> hub.leave(room, dialect, socket));
        return all;
    }

    /** Takes a socket out of those of its rooms that it hears in one dialect. */
    public void leaveAll(Socket socket, Dialect dialect) {
        memberships(socket).in(dialect).forEach(room -> leave(socket, room));
    }

    private static Memberships memberships(Socket socket) {
        return socket.attribute(MEMBERSHIPS).orElseGet(() -> {
            var none = new Memberships();
            socket.attribute(MEMBERSHIPS, none);
            return none;
        });
    }

    /** Guarded by itself; a socket's events and its end come one after another, so it is never waited for. */
    private static final class Memberships {

        private final Map<Room, Dialect> dialects = new HashMap<>();

        synchronized @Nullable Dialect put(Room room, Dialect dialect) {
            if (dialects.size() >= MAX_ROOMS && !dialects.containsKey(room)) {
                throw new TooManyRooms();
            }
            return dialects.put(room, dialect);
        }

        synchronized @Nullable Dialect get(Room room) {
            return dialects.get(room);
        }

        synchronized List<Room> in(Dialect dialect) {
            return dialects.keySet().stream()
                    .filter(room -> dialect.equals(dialects.get(room)))
                    .toList();
        }

        synchronized Optional<Dialect> find(Room room) {
            return Optional.ofNullable(dialects.get(room));
        }

        synchronized @Nullable Dialect remove(Room room) {
            return dialects.remove(room);
        }

        synchronized Map<Room, Dialect> all() {
            return Map.copyOf(dialects);
        }

        synchronized Map<Room, Dialect> takeAll() {
            var all = Map.copyOf(dialects);
            dialects.clear();
            return all;
        }
    }
}
