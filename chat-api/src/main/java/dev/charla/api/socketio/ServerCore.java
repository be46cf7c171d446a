package dev.charla.api.socketio;

import dev.charla.api.socketio.engineio.EngineServer;
import dev.charla.api.socketio.packet.PacketEncoder;
import dev.charla.api.socketio.packet.WireJson;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the parts of one server share. */
interface ServerCore {

    SocketIoOptions options();

    EngineServer engine();

    Executor executor();

    JsonMapper mapper();

    PacketEncoder encoder();

    WireJson wireJson();

    Adapter adapter();

    /** Null if connection state recovery is off. */
    @Nullable
    RecoveryDesk recovery();

    SocketIoCounters counters();

    /** Counts open sessions. */
    Countdown sessions();

    /** Counts sockets whose disconnect has not been told to the application yet. */
    Countdown farewells();

    @Nullable
    ServerNamespace find(String name);

    /** A new random name: 120 bits, unguessable. */
    default String newId() {
        byte[] bytes = new byte[15];
        random().nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    SecureRandom random();
}
