package dev.charla.api.socketio.conformance;

import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.SocketIoOptions;
import dev.charla.api.socketio.SocketIoServer;
import dev.charla.api.socketio.engineio.EngineOptions;
import dev.charla.api.socketio.engineio.EngineServer;
import dev.charla.api.socketio.engineio.Heartbeat;
import dev.charla.api.socketio.engineio.WebSocketUpgrade;
import java.time.Duration;
import java.util.Map;
import org.springframework.web.HttpRequestHandler;

/** What the suites of Engine.IO v4 and Socket.IO v5 are run against; to be mapped at the paths that they ask for. */
public final class ConformanceServers implements AutoCloseable {

    /** The heartbeat that the suites wait for. */
    public static final Heartbeat HEARTBEAT_OF_THE_SUITES =
            new Heartbeat(Duration.ofMillis(300), Duration.ofMillis(200));

    /** After how long the suites expect the end of a connection that has joined no namespace. */
    public static final Duration CONNECT_TIMEOUT_OF_THE_SUITES = Duration.ofSeconds(1);

    private final EngineServer engine;
    private final SocketIoServer socketIo;

    public ConformanceServers(WebSocketUpgrade webSockets, Heartbeat heartbeat, Duration connectTimeout) {
        var engineOptions = EngineOptions.defaults().withHeartbeat(heartbeat);
        engine = new EngineServer(engineOptions, webSockets, Echo::new);
        var options = SocketIoOptions.defaults().withEngine(engineOptions).withConnectTimeout(connectTimeout);
        socketIo = SocketIoServer.builder(webSockets).options(options).build();
        serve(socketIo.namespace("/"));
        serve(socketIo.namespace("/custom"));
    }

    private static void serve(Namespace namespace) {
        namespace
                .onConnect(socket -> socket.emit("auth", socket.handshake().auth()))
                .on(
                        "message",
                        (socket, arguments, ack) ->
                                socket.emit("message-back", arguments.values().toArray()))
                .on(
                        "message-with-ack",
                        (socket, arguments, ack) -> ack.send(arguments.values().toArray()));
    }

    /** The handlers by the exact path that each is to be mapped at. */
    public Map<String, HttpRequestHandler> handlers() {
        return Map.of("/engine.io/", engine, "/socket.io/", socketIo.httpHandler());
    }

    @Override
    public void close() {
        engine.close();
        socketIo.close();
    }
}
