package dev.charla.api.dialect.enrollment;

import dev.charla.api.gateway.RoomHub;
import dev.charla.api.gateway.SocketIdentity;
import dev.charla.application.port.out.Signal;
import dev.charla.application.port.out.Signal.RoomEntered;
import dev.charla.application.port.out.Signals;

/** Tells the others in a conversation who came, on whichever of their sockets, and the newcomer on none of its own. */
final class Newcomers {

    private final RoomHub hub;

    Newcomers(RoomHub hub) {
        this.hub = hub;
    }

    void listen(Signals signals) {
        signals.subscribe(this::heard);
    }

    private void heard(Signal signal) {
        if (signal instanceof RoomEntered entered) {
            hub.tell(
                    entered.room(),
                    entered,
                    socket -> !SocketIdentity.personOf(socket)
                            .asSender()
                            .id()
                            .equals(entered.who().id()));
        }
    }
}
