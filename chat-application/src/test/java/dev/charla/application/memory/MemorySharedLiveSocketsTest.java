package dev.charla.application.memory;

import dev.charla.application.contract.SharedLiveSocketsContract;
import dev.charla.application.port.out.LiveSockets;
import org.jspecify.annotations.Nullable;

class MemorySharedLiveSocketsTest extends SharedLiveSocketsContract {

    private @Nullable MemoryLiveSockets first;

    @Override
    protected Node node() {
        var node = first == null ? new MemoryLiveSockets() : first.another();
        first = first == null ? node : first;
        return new Node() {
            @Override
            public LiveSockets sockets() {
                return node;
            }

            @Override
            public void stops() {
                node.lapse();
            }

            @Override
            public void goesOn() {
                node.renew();
            }
        };
    }
}
