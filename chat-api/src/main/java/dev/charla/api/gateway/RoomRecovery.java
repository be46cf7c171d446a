package dev.charla.api.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.charla.api.security.Identity;
import dev.charla.api.socketio.AttributeKey;
import dev.charla.api.socketio.EncodedEvent;
import dev.charla.api.socketio.Offset;
import dev.charla.api.socketio.Recovery;
import dev.charla.api.socketio.Socket;
import dev.charla.domain.chat.Room;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a client that lost its connection go on in its rooms: what it missed is read from the rooms' logs, from the place on
 * where it stood in each.
 *
 * <p>Who lost the connection must prove itself again, and may hear again only what it may hear now. A client that missed
 * more than {@value Joined#MAX_MISSED} entries connects afresh. Lost sockets are remembered by this node.
 */
final class RoomRecovery implements Recovery {

    /** A lost socket takes some tens of kilobytes at most. */
    static final int MAX_LOST = 10_000;

    private static final AttributeKey<Heard> CLAIMED = new AttributeKey<>("claimed", Heard.class);

    private final SocketRooms rooms;
    private final RoomAccess access;
    private final Cache<String, Lost> lost;

    /** @param window how long a lost socket is remembered */
    RoomRecovery(SocketRooms rooms, RoomAccess access, Duration window, Ticker ticker) {
        this.rooms = rooms;
        this.access = access;
        this.lost = Caffeine.newBuilder()
                .expireAfterWrite(window)
                .maximumSize(MAX_LOST)
                .ticker(ticker)
                .build();
    }

    @Override
    public void save(Socket socket, LostSession session) {
        var left = rooms.leaveAll(socket);
        SocketIdentity.find(socket)
                .ifPresent(owner -> lost.put(session.pid(), new Lost(session, owner, new Heard(left))));
    }

    @Override
    public Optional<LostSession> claim(Socket socket, String pid) {
        return Optional.ofNullable(lost.getIfPresent(pid))
                .filter(before -> SocketIdentity.find(socket)
                        .filter(before.identity()::provesTheSameAs)
                        .isPresent())
                .filter(before -> lost.asMap().remove(pid, before))
                .map(before -> remember(socket, before).session().withRooms(Set.of()));
    }

    @Override
    public Optional<List<EncodedEvent>> missed(Socket socket, LostSession session, Offset offset) {
        var before = socket.attribute(CLAIMED).orElseThrow(() -> new IllegalStateException("nothing was claimed"));
        return session.sent().positionsAt(offset).flatMap(positions -> enter(socket, before.rooms(), positions));
    }

    /** No more of what was lost than {@link #missed} needs, for the socket keeps it as long as it lives. */
    private static Lost remember(Socket socket, Lost before) {
        socket.attribute(CLAIMED, before.heard());
        return before;
    }

    private Optional<List<EncodedEvent>> enter(Socket socket, Map<Room, Dialect> before, Map<String, Long> positions) {
        var missed = new ArrayList<EncodedEvent>();
        var complete = false;
        try {
            complete = before.entrySet().stream().allMatch(room -> enter(socket, room, positions, missed));
        } finally {
            if (!complete) {
                rooms.leaveAll(socket);
            }
        }
        return complete ? Optional.of(missed) : Optional.empty();
    }

    /** @return whether the client can go on from where it stood; a room that it has lost is no hindrance */
    private boolean enter(
            Socket socket, Map.Entry<Room, Dialect> before, Map<String, Long> positions, List<EncodedEvent> missed) {
        var room = before.getKey();
        var position = positions.get(room.name());
        if (position == null || !access.isGranted(SocketIdentity.personOf(socket), room)) {
            return true;
        }
        var dialect = before.getValue();
        var joined = rooms.join(socket, room, dialect, position, any -> {});
        joined.missed().stream().map(dialect::say).flatMap(Optional::stream).forEach(missed::add);
        return !joined.truncated() && missed.size() <= Joined.MAX_MISSED;
    }

    private record Lost(LostSession session, Identity identity, Heard heard) {}

    /** @param rooms each with the dialect in which the socket heard it */
    private record Heard(Map<Room, Dialect> rooms) {}
}
