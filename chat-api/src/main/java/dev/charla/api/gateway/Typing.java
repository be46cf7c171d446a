package dev.charla.api.gateway;

import dev.charla.api.socketio.AttributeKey;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.Signal;
import dev.charla.application.port.out.Signal.PresenceChanged;
import dev.charla.application.port.out.Signal.RoomEntered;
import dev.charla.application.port.out.Signal.TypingStarted;
import dev.charla.application.port.out.Signal.TypingStopped;
import dev.charla.application.port.out.Signal.UserAnnounced;
import dev.charla.application.port.out.Signals;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.RoomEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Who is writing in the rooms that sockets of this node listen to, told to everybody there but the writer, on whichever of
 * its sockets.
 *
 * <p>Each node forgets a writer by itself, so a signal that got lost does no harm. What counts is the person: a stop by one
 * socket is a stop, and the next start of another begins anew. Nobody waits for anybody: a room is told by its own queue.
 */
public final class Typing {

    /** How long somebody writes after having said so. */
    static final Duration LASTS = Duration.ofSeconds(3);

    private static final AttributeKey<WritingIn> WRITING_IN = new AttributeKey<>("writing", WritingIn.class);

    private final RoomHub hub;
    private final Signals signals;
    private final Timers timers;
    private final InstantSource clock;
    private final ConcurrentMap<Writer, Instant> until = new ConcurrentHashMap<>();

    Typing(RoomHub hub, Signals signals, Backplane backplane, Timers timers, InstantSource clock) {
        this.hub = hub;
        this.signals = signals;
        this.timers = timers;
        this.clock = clock;
        signals.subscribe(this::heard);
        backplane.subscribe(this::heard);
    }

    /** The person of a socket writes in a room that it may see. */
    public void start(Socket socket, Room room) {
        roomsOf(socket).add(room);
        signals.tell(new TypingStarted(room, idOf(socket)));
    }

    /** The person of a socket writes no more; no effect when it did not. */
    public void stop(Socket socket, Room room) {
        roomsOf(socket).remove(room);
        signals.tell(new TypingStopped(room, idOf(socket)));
    }

    /** A socket that has gone writes nowhere. */
    void stopAll(Socket socket) {
        Set.copyOf(roomsOf(socket)).forEach(room -> stop(socket, room));
    }

    /** How many are writing. */
    int size() {
        return until.size();
    }

    private void heard(Signal signal) {
        switch (signal) {
            case TypingStarted started -> begin(new Writer(started.room(), started.userId()));
            case TypingStopped stopped -> end(new Writer(stopped.room(), stopped.userId()));
            case PresenceChanged noMatter -> {}
            case RoomEntered noMatter -> {}
            case UserAnnounced noMatter -> {}
        }
    }

    /** Whoever has said it is not writing it any more. */
    private void heard(RoomEntry entry) {
        if (entry.event() instanceof MessageSentEvent sent) {
            end(new Writer(entry.room(), sent.message().sender().id()));
        }
    }

    /** Told once, however often it is said again in time. */
    private void begin(Writer writer) {
        if (!hub.isHeard(writer.room())) {
            return;
        }
        until.compute(writer, (who, before) -> {
            if (before == null) {
                tell(new TypingStarted(who.room(), who.person()), who);
                timers.after(LASTS, () -> look(who));
            }
            return clock.instant().plus(LASTS);
        });
    }

    private void end(Writer writer) {
        until.computeIfPresent(writer, (who, end) -> forget(who));
    }

    private void look(Writer writer) {
        until.computeIfPresent(writer, (who, end) -> {
            var left = Duration.between(clock.instant(), end);
            if (!left.isPositive()) {
                return forget(who);
            }
            timers.after(left, () -> look(who));
            return end;
        });
    }

    @SuppressWarnings("NullAway") // the map takes null for "no entry"
    private Instant forget(Writer writer) {
        tell(new TypingStopped(writer.room(), writer.person()), writer);
        return null;
    }

    private void tell(Signal signal, Writer writer) {
        hub.tell(writer.room(), signal, socket -> !idOf(socket).equals(writer.person()));
    }

    private static UUID idOf(Socket socket) {
        return SocketIdentity.personOf(socket).asSender().id();
    }

    private static Set<Room> roomsOf(Socket socket) {
        return socket.attribute(WRITING_IN)
                .orElseGet(() -> {
                    var nowhere = new WritingIn(ConcurrentHashMap.newKeySet());
                    socket.attribute(WRITING_IN, nowhere);
                    return nowhere;
                })
                .rooms();
    }

    private record Writer(Room room, UUID person) {}

    private record WritingIn(Set<Room> rooms) {}
}
