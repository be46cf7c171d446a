package dev.charla.api.socketio.testing;

import dev.charla.api.socketio.ConnectionRefused;
import dev.charla.api.socketio.DisconnectReason;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Recovery;
import dev.charla.api.socketio.Socket;
import dev.charla.api.socketio.SocketIoOptions;
import dev.charla.api.socketio.SocketIoServer;
import dev.charla.api.socketio.SocketIoServerBuilder;
import dev.charla.api.socketio.jetty.JettyWebSockets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;

/** A server with a little of everything, at {@code /socket.io/}. */
public final class FeatureServer implements AutoCloseable {

    private final SocketIoServer server;
    private final TestServer jetty;
    private final BlockingQueue<DisconnectReason> reasons = new LinkedBlockingQueue<>();

    public FeatureServer(SocketIoOptions options) {
        this(options, builder -> builder, 0);
    }

    public FeatureServer(SocketIoOptions options, Recovery recovery) {
        this(options, builder -> builder.recovery(recovery), 0);
    }

    public FeatureServer(SocketIoOptions options, UnaryOperator<SocketIoServerBuilder> more, int port) {
        server = more.apply(SocketIoServer.builder(new JettyWebSockets(false)).options(options))
                .build();
        serve(server.namespace("/"));
        serve(server.namespace("/admin"));
        jetty = new TestServer(Map.of("/socket.io/", server.httpHandler()), port);
    }

    /** A room that a client may enter, and what it asks to be told there. */
    public record RoomText(String room, String text) {}

    private void serve(Namespace namespace) {
        namespace
                .use(FeatureServer::check)
                .onDisconnect((socket, reason) -> reasons.add(reason))
                .on(
                        "echo",
                        (socket, arguments, ack) -> ack.send(arguments.values().toArray()))
                .on(
                        "back",
                        (socket, arguments, ack) ->
                                socket.emit("back", arguments.values().toArray()))
                .on("join", RoomText.class, (socket, payload, ack) -> {
                    socket.join(payload.room());
                    ack.send("joined");
                })
                .on("leave", RoomText.class, (socket, payload, ack) -> {
                    socket.leave(payload.room());
                    ack.send("left");
                })
                .on(
                        "say",
                        RoomText.class,
                        (socket, payload, ack) -> namespace.to(payload.room()).emit("said", payload.text()))
                .on(
                        "tell-others",
                        RoomText.class,
                        (socket, payload, ack) ->
                                socket.broadcast().to(payload.room()).emit("said", payload.text()))
                .on(
                        "kick",
                        (socket, arguments, ack) ->
                                socket.disconnect(arguments.get(0).asBoolean(false)))
                .on("fail", (socket, arguments, ack) -> {
                    throw new IllegalStateException("as wanted");
                });
    }

    private static void check(Socket socket) throws ConnectionRefused {
        if (socket.handshake().auth().path("token").asString("").equals("bad")) {
            throw new ConnectionRefused("unauthorized", Map.of("code", 401));
        }
    }

    public SocketIoServer server() {
        return server;
    }

    public Namespace main() {
        return server.namespace("/");
    }

    public Wire wire() {
        return new Wire(jetty.port(), "/socket.io/");
    }

    public int port() {
        return jetty.port();
    }

    /** Why sockets have left, in the order in which they did. */
    public BlockingQueue<DisconnectReason> reasons() {
        return reasons;
    }

    @Override
    public void close() {
        server.close();
        jetty.close();
    }
}
