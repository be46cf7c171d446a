package dev.charla.api.socketio.testing;

import dev.charla.api.socketio.EncodedEvent;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Offset;
import dev.charla.api.socketio.Recovery;
import dev.charla.api.socketio.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A log that keeps everything, and broadcasts only what it has kept. */
public final class InMemoryRecovery implements Recovery {

    private final Map<String, LostSession> lost = new HashMap<>();
    private final List<Entry> log = new ArrayList<>();

    /** Appends to the log, then emits to the room. */
    public void emit(Namespace namespace, String room, String event, Object... args) {
        EncodedEvent encoded;
        synchronized (this) {
            encoded = namespace.encodeAt(new Offset("log", log.size()), event, args);
            log.add(new Entry(room, encoded));
        }
        namespace.to(room).send(encoded);
    }

    @Override
    public synchronized void save(Socket socket, LostSession session) {
        lost.put(session.pid(), session);
    }

    public synchronized int saved() {
        return lost.size();
    }

    @Override
    public synchronized Optional<LostSession> claim(Socket socket, String pid) {
        return Optional.ofNullable(lost.remove(pid));
    }

    @Override
    public synchronized Optional<List<EncodedEvent>> missed(Socket socket, LostSession session, Offset offset) {
        for (int i = 0; i < log.size(); i++) {
            if (log.get(i).event().offset().orElseThrow().equals(offset)) {
                return Optional.of(log.subList(i + 1, log.size()).stream()
                        .filter(entry -> session.rooms().contains(entry.room()))
                        .map(Entry::event)
                        .toList());
            }
        }
        return Optional.empty();
    }

    private record Entry(String room, EncodedEvent event) {}
}
