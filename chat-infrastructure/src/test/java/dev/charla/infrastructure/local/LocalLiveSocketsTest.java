package dev.charla.infrastructure.local;

import dev.charla.application.contract.LiveSocketsContract;
import dev.charla.application.port.out.LiveSockets;

class LocalLiveSocketsTest extends LiveSocketsContract {

    @Override
    protected LiveSockets sockets() {
        return new LocalLiveSockets();
    }
}
