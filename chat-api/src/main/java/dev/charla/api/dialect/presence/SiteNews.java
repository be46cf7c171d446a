package dev.charla.api.dialect.presence;

import dev.charla.api.gateway.EveryRoom;
import dev.charla.api.gateway.SocketIdentity;
import dev.charla.api.gateway.SocketRooms;
import dev.charla.api.socketio.EncodedEvent;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Offset;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.Channel.OfSite;
import dev.charla.application.port.out.ChatOrigins;
import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.ChatEvent.MessageDeletedEvent;
import dev.charla.domain.chat.MessageEvent;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.Insider;
import dev.charla.domain.people.SiteId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * Tells the staff on this node what is said in all chats of its sites, however many there are: nobody joins a room, and who works
 * for a chat's site is looked at when something happens there.
 *
 * <p>What is told here is one stream of this node's, and its end is kept for those who lose their connection.
 */
final class SiteNews {

    /** More is kept for nobody. */
    static final int MAX_KEPT = 1_000;

    /** So long this node goes on hearing sites of which nobody is here any more: whoever lost its connection may come back. */
    static final Duration HELD = Duration.ofMinutes(3);

    private final Namespace namespace;
    private final ChatOrigins origins;
    private final SocketRooms rooms;
    private final Backplane backplane;
    private final EveryRoom every;
    private final Executor afterwards;
    private final Offset beginning = new Offset("sites:" + UUID.randomUUID(), 0);
    private final Map<Socket, Set<SiteId>> staff = new HashMap<>();
    private final Map<SiteId, Integer> held = new HashMap<>();
    private final Deque<Told> kept = new ArrayDeque<>();
    private long last;
    private long forgotten;

    /**
     * @param threads runs each task in a thread of its own
     * @param afterwards runs a task when {@link #HELD} is over
     */
    SiteNews(
            Namespace namespace,
            ChatOrigins origins,
            SocketRooms rooms,
            RoomLog log,
            Backplane backplane,
            InstantSource clock,
            Executor threads,
            Executor afterwards) {
        this.namespace = namespace;
        this.origins = origins;
        this.rooms = rooms;
        this.backplane = backplane;
        this.every = new EveryRoom(log, threads, clock, this::heard);
        this.afterwards = afterwards;
    }

    void listen() {
        every.listen(backplane);
    }

    /** @return where the stream stands: everything later will be heard */
    Offset enter(Socket socket) {
        var sites = follow(socket);
        synchronized (this) {
            return admit(socket, sites);
        }
    }

    void leave(Socket socket) {
        var sites = dismiss(socket);
        if (!sites.isEmpty()) {
            afterwards.execute(() -> release(sites));
        }
    }

    private Set<SiteId> follow(Socket socket) {
        var sites = sitesOf(socket);
        sites.forEach(site -> backplane.follow(new OfSite(site)));
        return sites;
    }

    private Offset admit(Socket socket, Set<SiteId> sites) {
        if (held.isEmpty()) {
            every.wanted(true);
        }
        sites.forEach(site -> held.merge(site, 1, Integer::sum));
        if (staff.put(socket, sites) != null) {
            throw new IllegalStateException("a socket came twice");
        }
        var place = at(last);
        socket.mark(place);
        return place;
    }

    private synchronized Set<SiteId> dismiss(Socket socket) {
        var sites = staff.remove(socket);
        if (sites == null) {
            return Set.of();
        }
        socket.unmark(beginning.stream());
        return sites;
    }

    /** From a site that nobody is left of, this node may miss something: so nobody can go on from before that. */
    private void release(Set<SiteId> sites) {
        sites.forEach(site -> backplane.leave(new OfSite(site)));
        synchronized (this) {
            sites.forEach(site -> held.computeIfPresent(site, (any, count) -> count == 1 ? null : count - 1));
            if (!held.keySet().containsAll(sites)) {
                forgotten = last;
                kept.clear();
            }
            if (held.isEmpty()) {
                every.wanted(false);
            }
        }
    }

    /**
     * As {@link #enter}.
     *
     * @return what came after a place; empty when that is not known any more, and then nothing was entered
     */
    Optional<List<EncodedEvent>> resume(Socket socket, long position) {
        var sites = follow(socket);
        synchronized (this) {
            if (position >= forgotten && position <= last && held.keySet().containsAll(sites)) {
                var missed = kept.stream()
                        .filter(told -> told.number() > position && sites.contains(told.site()))
                        .map(Told::event)
                        .toList();
                admit(socket, sites);
                return Optional.of(missed);
            }
        }
        sites.forEach(site -> backplane.leave(new OfSite(site)));
        return Optional.empty();
    }

    /** Where the stream stands. */
    synchronized Offset place() {
        return at(last);
    }

    String stream() {
        return beginning.stream();
    }

    /** In the turn of the entry's room. */
    private void heard(RoomEntry entry) {
        Said.of(entry)
                .ifPresent(
                        said -> origins.of(entry.room().chat()).ifPresent(origin -> tell(entry, said, origin.site())));
    }

    private synchronized void tell(RoomEntry entry, Said said, SiteId site) {
        last++;
        var event = namespace.encodeAt(at(last), said.event(), said.payload());
        if (entry.event() instanceof MessageDeletedEvent deleted) {
            kept.removeIf(told -> told.message().equals(deleted.messageId()));
        }
        if (entry.event() instanceof MessageEvent happened) {
            kept.add(new Told(last, site, happened.messageId(), event));
        }
        while (kept.size() > MAX_KEPT) {
            forgotten = kept.remove().number();
        }
        namespace.send(
                staff.keySet().stream()
                        .filter(socket -> hears(socket, entry.room(), site))
                        .toList(),
                event);
    }

    private boolean hears(Socket socket, Room room, SiteId site) {
        return staff.getOrDefault(socket, Set.of()).contains(site)
                && rooms.dialectIn(socket, room).isEmpty();
    }

    private static Set<SiteId> sitesOf(Socket socket) {
        return ((Insider) SocketIdentity.personOf(socket)).sites();
    }

    private Offset at(long number) {
        return new Offset(beginning.stream(), number);
    }

    private record Told(long number, SiteId site, MessageId message, EncodedEvent event) {}
}
