package dev.charla.api.gateway;

import dev.charla.application.port.out.Signal;
import dev.charla.application.port.out.Signal.PresenceChanged;
import dev.charla.application.port.out.Signals;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Visitor;

/**
 * Tells a commercial's visitors that it comes or goes. They hear it in the chats that they have joined; the staff in those
 * rooms hears it in the {@link Lobby}, as of everybody else of its sites.
 */
final class PresenceNews {

    private final RoomHub hub;

    PresenceNews(RoomHub hub, Signals signals) {
        this.hub = hub;
        signals.subscribe(this::heard);
    }

    private void heard(Signal signal) {
        if (signal instanceof PresenceChanged changed) {
            changed.chats().stream()
                    .map(chat -> new Room(chat, Audience.PARTICIPANTS))
                    .forEach(room ->
                            hub.tell(room, changed, socket -> SocketIdentity.personOf(socket) instanceof Visitor));
        }
    }
}
