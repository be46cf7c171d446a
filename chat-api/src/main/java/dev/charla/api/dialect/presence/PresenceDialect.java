package dev.charla.api.dialect.presence;

import dev.charla.api.gateway.Dialect;
import dev.charla.api.gateway.Places;
import dev.charla.api.socketio.EncodedEvent;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Socket;
import dev.charla.domain.chat.RoomEntry;
import java.util.Collection;
import java.util.Optional;

/** Says what happens in the rooms that visitors are in. */
final class PresenceDialect implements Dialect {

    private final Namespace namespace;

    PresenceDialect(Namespace namespace) {
        this.namespace = namespace;
    }

    @Override
    public Optional<EncodedEvent> say(RoomEntry entry) {
        return Said.of(entry)
                .flatMap(
                        said -> Places.of(entry).map(place -> namespace.encodeAt(place, said.event(), said.payload())));
    }

    @Override
    public void deliver(RoomEntry entry, Collection<Socket> listeners) {
        say(entry).ifPresent(event -> namespace.send(listeners, event));
    }

    @Override
    public String toString() {
        return "presence dialect";
    }
}
