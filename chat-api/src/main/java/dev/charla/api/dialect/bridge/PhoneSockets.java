package dev.charla.api.dialect.bridge;

import dev.charla.api.gateway.Dialect;
import dev.charla.api.gateway.SocketRooms;
import dev.charla.api.socketio.AttributeKey;
import dev.charla.api.socketio.ConnectionRefused;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.in.PhoneChats;
import dev.charla.application.port.in.PhoneChats.Place;
import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.Channel;
import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.ChatEvent.ChatOpenedEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.PhoneNumber;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of this node that listen under a telephone number. Each hears the number's chat from the place on up to which
 * some socket of the number had been told it when this one came. So what was said while nobody listened is told to the first who
 * comes and not again, and what is said from then on to all who are there.
 *
 * <p>A socket counts as listening before its client knows that it is connected, so that a reply to a client that knows it finds
 * it there. What is said in between waits in the chat.
 */
final class PhoneSockets {

    private static final AttributeKey<Listener> LISTENER = new AttributeKey<>("phone", Listener.class);

    /** A client that has gone before it was connected is listening that long. */
    private static final Duration UNTIL_CONNECTED = Duration.ofSeconds(10);

    private static final int AT_ONCE = 200;
    private static final int LOCKS = 64;

    private final PhoneProof proof;
    private final PhoneChats chats;
    private final SocketRooms rooms;
    private final RoomLog log;
    private final Backplane backplane;
    private final Dialect dialect;
    private final Executor threads;
    private final BiConsumer<Duration, Runnable> timers;
    private final Map<PhoneNumber, Set<Socket>> sockets = new ConcurrentHashMap<>();

    /** What was told, or is about to be, and is perhaps not yet noted down. */
    private final Map<ChatId, Long> told = new ConcurrentHashMap<>();

    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    /**
     * @param threads where the database is asked and told, so that no room waits for it
     * @param timers runs something that long from now
     */
    PhoneSockets(
            Namespace namespace,
            PhoneProof proof,
            PhoneChats chats,
            SocketRooms rooms,
            RoomLog log,
            Backplane backplane,
            Executor threads,
            BiConsumer<Duration, Runnable> timers) {
        this.proof = proof;
        this.chats = chats;
        this.rooms = rooms;
        this.log = log;
        this.backplane = backplane;
        this.dialect = new BridgeDialect(namespace, this::tellingOf);
        this.threads = threads;
        this.timers = timers;
    }

    void listen(Namespace namespace) {
        rooms.speaks(dialect);
        namespace
                .use(this::arrives)
                .onConnect(this::connected)
                .onDisconnect((socket, reason) -> socket.attribute(LISTENER).ifPresent(gone -> gone(socket, gone)));
        backplane.subscribe(this::heard);
    }

    private void arrives(Socket socket) throws ConnectionRefused {
        proof.check(socket).ifPresent(phone -> arrives(socket, phone));
    }

    private void arrives(Socket socket, PhoneNumber phone) {
        PhoneProof.owner(socket, phone).ifPresent(owner -> chats.ownerOf(phone, owner));
        var listener = new Listener(
                phone,
                UUID.randomUUID().toString(),
                chats.find(phone).map(this::withWhatIsBeingTold).orElse(null));
        socket.attribute(LISTENER, listener);
        chats.listens(phone, listener.name());
        timers.accept(UNTIL_CONNECTED, () -> {
            if (!socket.connected()) {
                chats.listensNoMore(phone, listener.name());
            }
        });
    }

    private Place withWhatIsBeingTold(Place place) {
        return new Place(place.chat(), Math.max(place.toldSeq(), told.getOrDefault(place.chat(), 0L)));
    }

    private void connected(Socket socket) {
        socket.attribute(LISTENER).ifPresent(listener -> {
            backplane.follow(channel());
            sockets.computeIfAbsent(listener.phone(), any -> ConcurrentHashMap.newKeySet())
                    .add(socket);
            enter(socket, listener);
        });
    }

    private void gone(Socket socket, Listener listener) {
        backplane.leave(channel());
        sockets.computeIfPresent(listener.phone(), (phone, all) -> {
            all.remove(socket);
            return all.isEmpty() ? null : all;
        });
        chats.listensNoMore(listener.phone(), listener.name());
    }

    /** Whoever the chat of a number is opened for, it is one of the site's. */
    private Channel channel() {
        return new Channel.OfSite(chats.site());
    }

    /** A number may get its chat, or another, while somebody listens. */
    private void heard(RoomEntry entry) {
        if (entry.event() instanceof ChatOpenedEvent opened && !sockets.isEmpty()) {
            threads.execute(() -> chats.phoneOf(opened.chatId()).ifPresent(this::enterAll));
        }
    }

    private void enterAll(PhoneNumber phone) {
        sockets.getOrDefault(phone, Set.of())
                .forEach(socket -> socket.attribute(LISTENER).ifPresent(listener -> enter(socket, listener)));
    }

    /** One after another for each number, for the same socket may be asked to enter twice. */
    private void enter(Socket socket, Listener listener) {
        var lock = locks.get(Math.floorMod(listener.phone().hashCode(), LOCKS));
        lock.lock();
        try {
            chats.find(listener.phone())
                    .ifPresent(place -> enter(socket, place.chat(), place.toldSeq(), listener.placeIn(place.chat())));
        } finally {
            lock.unlock();
        }
    }

    private void enter(Socket socket, ChatId chat, long noted, long from) {
        var room = new Room(chat, Audience.PARTICIPANTS);
        var last = log.lastSeq(room);
        told.merge(chat, last, Math::max);
        // One that went on where it was is there already, and was told what it missed.
        var reached = rooms.hears(socket, room, dialect) ? last : join(socket, room, from);
        if (!socket.connected()) {
            // It has gone meanwhile, and perhaps left its rooms before it was in this one.
            rooms.leave(socket, room);
        } else if (reached > noted) {
            chats.told(chat, reached);
        }
        told.remove(chat, last);
    }

    private long join(Socket socket, Room room, long from) {
        var start = tellPages(socket, room, from);
        return rooms.join(socket, room, dialect, start, entered -> tell(socket, entered.missed()))
                .lastSeq();
    }

    /** Of more than can be handed over on joining the most is told before. */
    private long tellPages(Socket socket, Room room, long before) {
        var from = before;
        var page = log.after(room, from, AT_ONCE);
        while (page.size() == AT_ONCE) {
            tell(socket, page);
            from = page.getLast().seq();
            page = log.after(room, from, AT_ONCE);
        }
        return from;
    }

    private void tell(Socket socket, List<RoomEntry> entries) {
        entries.stream().flatMap(entry -> dialect.say(entry).stream()).forEach(socket::send);
    }

    /** In the room's turn. */
    private void tellingOf(RoomEntry entry) {
        var chat = entry.room().chat();
        told.merge(chat, entry.seq(), Math::max);
        threads.execute(() -> {
            chats.told(chat, entry.seq());
            told.remove(chat, entry.seq());
        });
    }

    /**
     * @param name of the socket among all that listen; its own changes when it goes on as an earlier one
     * @param arrival up to where the number had been told when the socket came; {@code null} when it had no chat
     */
    private record Listener(
            PhoneNumber phone, String name, @Nullable Place arrival) {

        /** A chat that was opened since then was not told to it at all. */
        private long placeIn(ChatId chat) {
            return arrival != null && arrival.chat().equals(chat) ? arrival.toldSeq() : 0;
        }
    }
}
