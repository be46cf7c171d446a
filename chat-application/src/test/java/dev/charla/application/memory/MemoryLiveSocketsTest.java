package dev.charla.application.memory;

import dev.charla.application.contract.LiveSocketsContract;
import dev.charla.application.port.out.LiveSockets;

class MemoryLiveSocketsTest extends LiveSocketsContract {

    @Override
    protected LiveSockets sockets() {
        return new MemoryLiveSockets();
    }
}
