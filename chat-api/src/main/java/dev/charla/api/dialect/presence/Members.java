package dev.charla.api.dialect.presence;

import dev.charla.api.gateway.Lobby;
import dev.charla.api.gateway.Places;
import dev.charla.api.gateway.Roaming;
import dev.charla.api.gateway.SocketIdentity;
import dev.charla.api.gateway.SocketRooms;
import dev.charla.api.socketio.AttributeKey;
import dev.charla.api.socketio.EncodedEvent;
import dev.charla.api.socketio.InvalidPayload;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Offset;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.in.ChatViews;
import dev.charla.application.port.in.ChatViews.ChatView;
import dev.charla.application.port.in.ChatViews.Filter;
import dev.charla.application.port.out.Backplane;
import dev.charla.domain.chat.ChatEvent.ChatOpenedEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.Correspondent;
import dev.charla.domain.people.Insider;
import dev.charla.domain.people.Visitor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of this node that speak this language. Each hears every chat that its person may see: a visitor joins the rooms of
 * its newest chats, and staff hears the news of its sites. Where a socket has joined a chat in another language, it hears that chat
 * there.
 */
final class Members implements Roaming {

    /** Most chats of a visitor that are heard, the newest; an older one is from when its visitor speaks there. */
    static final int MAX_CHATS = 50;

    private static final AttributeKey<Member> MEMBER = new AttributeKey<>("presence-dialect", Member.class);

    private final Namespace namespace;
    private final SocketRooms rooms;
    private final ChatViews views;
    private final PresenceDialect dialect;
    private final SiteNews news;
    private final Executor threads;
    private final Set<Socket> all = ConcurrentHashMap.newKeySet();

    /** @param threads where rooms are joined of which this node is told, so that whoever opened the chat does not wait */
    Members(
            Namespace namespace,
            SocketRooms rooms,
            ChatViews views,
            PresenceDialect dialect,
            SiteNews news,
            Executor threads) {
        this.namespace = namespace;
        this.rooms = rooms;
        this.views = views;
        this.dialect = dialect;
        this.news = news;
        this.threads = threads;
    }

    void listen(Backplane backplane) {
        namespace.onDisconnect((socket, reason) -> forget(socket));
        news.listen();
        backplane.subscribe(this::heard);
    }

    /** All of this node. */
    Set<Socket> all() {
        return Set.copyOf(all);
    }

    boolean isOne(Socket socket) {
        return all.contains(socket);
    }

    /**
     * Lets a socket hear all of its person's chats from now on; nothing happens when it does already.
     *
     * @return where it stands in one of the streams that it follows, if it follows one
     * @throws InvalidPayload for the people of enrollments, who have a language of their own
     */
    Optional<Offset> enter(Socket socket) throws InvalidPayload {
        return switch (SocketIdentity.personOf(socket)) {
            case Visitor visitor -> enter(socket, visitor, null);
            case Insider insider -> Optional.of(enterAsStaff(socket));
            case Correspondent stranger -> throw new InvalidPayload("This event is for visitors and staff");
        };
    }

    /** Lets a socket hear none of its chats any more, but those that it has joined in another language. */
    void dismiss(Socket socket) {
        leave(socket);
        rooms.leaveAll(socket, dialect);
    }

    /** Lets a visitor's socket hear the chat in which it speaks. */
    void hear(Socket socket, ChatId chat) {
        if (SocketIdentity.personOf(socket) instanceof Visitor) {
            join(socket, chat, null);
        }
    }

    @Override
    public String name() {
        return "presence";
    }

    @Override
    public boolean has(Socket socket) {
        return socket.attribute(MEMBER).filter(Member.YES::equals).isPresent();
    }

    @Override
    public void leave(Socket lost) {
        if (has(lost)) {
            lost.attribute(MEMBER, Member.NO_MORE);
        }
        forget(lost);
    }

    /** The rooms that a visitor was in have been joined again by then; what is missing was opened in the meantime. */
    @Override
    public Optional<List<EncodedEvent>> resume(Socket socket, Map<String, Long> positions) {
        return switch (SocketIdentity.personOf(socket)) {
            case Visitor visitor -> {
                enter(socket, visitor, 0L);
                yield Optional.of(List.of());
            }
            case Insider insider -> {
                var position = positions.get(news.stream());
                var missed = position == null ? Optional.<List<EncodedEvent>>empty() : news.resume(socket, position);
                missed.ifPresent(any -> remember(socket));
                yield missed;
            }
            case Correspondent never -> Optional.of(List.of());
        };
    }

    private Offset enterAsStaff(Socket socket) {
        if (all.contains(socket)) {
            return news.place();
        }
        remember(socket);
        return news.enter(socket);
    }

    private Optional<Offset> enter(Socket socket, Visitor visitor, @Nullable Long afterSeq) {
        remember(socket);
        return views.list(visitor, Filter.ALL, MAX_CHATS, null).chats().stream()
                .map(ChatView::chat)
                .map(chat -> join(socket, chat.id(), afterSeq))
                .flatMap(Optional::stream)
                .reduce((one, other) -> other);
    }

    /** @return where the room stands; empty when it is heard already */
    private Optional<Offset> join(Socket socket, ChatId chat, @Nullable Long afterSeq) {
        var room = new Room(chat, Audience.PARTICIPANTS);
        if (rooms.dialectIn(socket, room).isPresent()) {
            return Optional.empty();
        }
        var joined = rooms.join(
                socket,
                room,
                dialect,
                afterSeq,
                entered -> entered.missed().stream()
                        .map(dialect::say)
                        .flatMap(Optional::stream)
                        .forEach(socket::send));
        return Optional.of(Places.of(room, joined.lastSeq()));
    }

    private void remember(Socket socket) {
        socket.attribute(MEMBER, Member.YES);
        all.add(socket);
    }

    private void forget(Socket socket) {
        if (all.remove(socket)) {
            news.leave(socket);
        }
    }

    /** A visitor hears a chat that is opened later from its beginning. */
    private void heard(RoomEntry entry) {
        if (entry.event() instanceof ChatOpenedEvent opened && !all.isEmpty()) {
            threads.execute(() -> namespace.sockets(Lobby.roomOf(opened.visitorId())).stream()
                    .filter(all::contains)
                    .forEach(socket -> join(socket, opened.chatId(), 0L)));
        }
    }

    private enum Member {
        YES,
        NO_MORE
    }
}
