package dev.charla.api.gateway;

import dev.charla.api.socketio.EncodedEvent;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.out.Signal;
import dev.charla.domain.chat.RoomEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A dialect that remembers which socket heard which entries and signals, in order. */
final class Hearing implements Dialect {

    private final Map<Socket, List<Long>> heard = new ConcurrentHashMap<>();
    private final Map<Socket, List<Signal>> told = new ConcurrentHashMap<>();
    private final List<Socket> dismissed = new CopyOnWriteArrayList<>();

    @Override
    public Optional<EncodedEvent> say(RoomEntry entry) {
        return Places.of(entry).map(place -> EncodedEvent.of("/", place, List.of()));
    }

    @Override
    public void deliver(RoomEntry entry, Collection<Socket> listeners) {
        listeners.forEach(socket -> heard.computeIfAbsent(socket, any -> new CopyOnWriteArrayList<>())
                .add(entry.seq()));
    }

    @Override
    public void tell(Signal signal, Collection<Socket> listeners) {
        listeners.forEach(socket -> told.computeIfAbsent(socket, any -> new CopyOnWriteArrayList<>())
                .add(signal));
    }

    @Override
    public void dismissed(Socket socket) {
        dismissed.add(socket);
    }

    /** Who was told that it was taken out of a room. */
    List<Socket> dismissed() {
        return dismissed;
    }

    List<Signal> toldTo(Socket socket) {
        return told.getOrDefault(socket, List.of());
    }

    List<Long> by(Socket socket) {
        return heard.getOrDefault(socket, List.of());
    }
}
