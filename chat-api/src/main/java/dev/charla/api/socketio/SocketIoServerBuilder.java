package dev.charla.api.socketio;

import dev.charla.api.socketio.engineio.WebSocketUpgrade;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Puts a server together. */
public final class SocketIoServerBuilder {

    private final WebSocketUpgrade webSockets;
    private SocketIoOptions options = SocketIoOptions.defaults();
    private JsonMapper mapper = JsonMapper.shared();
    private Adapter adapter = new LocalAdapter();
    private @Nullable Recovery recovery;

    SocketIoServerBuilder(WebSocketUpgrade webSockets) {
        this.webSockets = webSockets;
    }

    public SocketIoServerBuilder options(SocketIoOptions value) {
        options = value;
        return this;
    }

    /** Converts payloads to and from the application's types; by default Jackson's plain mapper. */
    public SocketIoServerBuilder mapper(JsonMapper value) {
        mapper = value;
        return this;
    }

    /** Joins other nodes; by default there are none. The server starts and closes it. */
    public SocketIoServerBuilder adapter(Adapter value) {
        adapter = value;
        return this;
    }

    /** Switches connection state recovery on; by default it is off. */
    public SocketIoServerBuilder recovery(Recovery value) {
        recovery = value;
        return this;
    }

    public SocketIoServer build() {
        return new EngineBackedServer(options, webSockets, mapper, adapter, recovery);
    }
}
