package dev.charla.api.gateway;

import dev.charla.api.security.Identity;
import dev.charla.api.socketio.AttributeKey;
import dev.charla.api.socketio.EncodedEvent;
import dev.charla.api.socketio.Offset;
import dev.charla.api.socketio.Recovery;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.out.SocketMemory;
import dev.charla.domain.chat.Room;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a client that lost its connection go on in its rooms: what it missed is read from the rooms' logs, from the place on
 * where it stood in each.
 *
 * <p>Who lost the connection must prove itself again, and may hear again only what it may hear now. A client that missed
 * more than {@value Joined#MAX_MISSED} entries connects afresh. Where nodes share a {@link SocketMemory}, it may come back to
 * any of them, also when the one that served it is gone.
 */
final class RoomRecovery implements Recovery {

    /** Longer than a living socket goes without being kept anew. */
    private static final Duration LIVING = Duration.ofHours(1);

    private static final AttributeKey<Heard> CLAIMED = new AttributeKey<>("claimed", Heard.class);
    private static final AttributeKey<Turn> TURN = new AttributeKey<>("turn", Turn.class);

    private final SocketRooms rooms;
    private final RoomAccess access;
    private final Roamings roamings;
    private final SocketMemory memory;
    private final Duration window;
    private final JsonMapper json;

    /** @param window how long a lost socket is remembered */
    RoomRecovery(
            SocketRooms rooms,
            RoomAccess access,
            Roamings roamings,
            SocketMemory memory,
            Duration window,
            JsonMapper json) {
        this.rooms = rooms;
        this.access = access;
        this.roamings = roamings;
        this.memory = memory;
        this.window = window;
        this.json = json;
    }

    @Override
    public void save(Socket socket, LostSession session) {
        var roamed = roamings.of(socket);
        roamings.leave(socket);
        remember(socket, session, rooms.leaveAll(socket), roamed, window);
    }

    @Override
    public boolean keepsLiving() {
        return memory.isShared();
    }

    @Override
    public boolean keep(Socket socket, LostSession session) {
        return remember(socket, session, SocketRooms.of(socket), roamings.of(socket), LIVING);
    }

    @Override
    public void forget(Socket socket, String pid) {
        SocketIdentity.find(socket).ifPresent(owner -> memory.forget(name(pid, owner), turnOf(socket)));
    }

    @Override
    public Optional<LostSession> claim(Socket socket, String pid) {
        return SocketIdentity.find(socket)
                .flatMap(owner -> memory.take(name(pid, owner), turnOf(socket)))
                .map(text -> KeptSocket.parse(text, json))
                .flatMap(kept -> claim(socket, kept).map(heard -> kept.session(pid)));
    }

    @Override
    public Optional<List<EncodedEvent>> missed(Socket socket, LostSession session, Offset offset) {
        var before = socket.attribute(CLAIMED).orElseThrow(() -> new IllegalStateException("nothing was claimed"));
        return session.sent().positionsAt(offset).flatMap(positions -> enter(socket, before, positions));
    }

    private boolean remember(
            Socket socket, LostSession session, Map<Room, Dialect> heard, List<Roaming> roamed, Duration lifetime) {
        return SocketIdentity.find(socket)
                .map(owner -> memory.keep(
                        name(session.pid(), owner),
                        turnOf(socket),
                        KeptSocket.of(session, heard, roamed).text(json),
                        lifetime))
                .orElse(true);
    }

    /** @return empty when it heard something in a language that this node does not speak */
    private Optional<Heard> claim(Socket socket, KeptSocket kept) {
        var heard = new HashMap<Room, Dialect>();
        kept.rooms()
                .forEach((room, dialect) -> Room.named(room)
                        .ifPresent(named -> rooms.dialect(dialect).ifPresent(spoken -> heard.put(named, spoken))));
        var roamed = roamings.named(kept.roamed());
        if (heard.size() < kept.rooms().size() || roamed.size() < kept.roamed().size()) {
            return Optional.empty();
        }
        var claimed = new Heard(Map.copyOf(heard), roamed);
        socket.attribute(CLAIMED, claimed);
        return Optional.of(claimed);
    }

    private Optional<List<EncodedEvent>> enter(Socket socket, Heard before, Map<String, Long> positions) {
        var missed = new ArrayList<EncodedEvent>();
        var complete = false;
        try {
            complete = before.rooms().entrySet().stream().allMatch(room -> enter(socket, room, positions, missed))
                    && before.roamed().stream().allMatch(roaming -> resume(socket, roaming, positions, missed));
        } finally {
            if (!complete) {
                rooms.leaveAll(socket);
                roamings.leave(socket);
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

    private static boolean resume(
            Socket socket, Roaming roaming, Map<String, Long> positions, List<EncodedEvent> missed) {
        var resumed = roaming.resume(socket, positions);
        resumed.ifPresent(missed::addAll);
        return resumed.isPresent() && missed.size() <= Joined.MAX_MISSED;
    }

    private static String turnOf(Socket socket) {
        return socket.attribute(TURN)
                .orElseGet(() -> {
                    var turn = new Turn(UUID.randomUUID().toString());
                    socket.attribute(TURN, turn);
                    return turn;
                })
                .id();
    }

    /** Of the pid and its owner, so that nobody else finds it; and hashed, so that who reads the memory can claim nothing. */
    private static String name(String pid, Identity owner) {
        var person = owner.person().asSender();
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((pid + ' ' + person.type() + ' ' + person.id()).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @param rooms each with the dialect in which the socket heard it
     * @param roamed what it heard without joining each room
     */
    private record Heard(Map<Room, Dialect> rooms, List<Roaming> roamed) {}

    /** Told from the sockets before and after it that have the same {@code pid}. */
    private record Turn(String id) {}
}
