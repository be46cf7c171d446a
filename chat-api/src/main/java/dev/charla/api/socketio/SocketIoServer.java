package dev.charla.api.socketio;

import dev.charla.api.socketio.engineio.WebSocketUpgrade;
import java.time.Duration;
import org.springframework.web.HttpRequestHandler;

/** A Socket.IO server that answers at whatever path its {@link #httpHandler()} is mapped to. */
public interface SocketIoServer extends AutoCloseable {

    /** @param webSockets how the web server that this runs in makes WebSockets */
    static SocketIoServerBuilder builder(WebSocketUpgrade webSockets) {
        return new SocketIoServerBuilder(webSockets);
    }

    /**
     * The namespace of this name, made on the first call. Clients can only join namespaces that the server has made.
     *
     * @param name starts with {@code /}
     */
    Namespace namespace(String name);

    /**
     * Serves polling, WebSocket and CORS preflight. Map it to exactly one path, customarily {@code /socket.io/}, in a
     * servlet that supports asynchronous requests, and let nothing before it read the body.
     */
    HttpRequestHandler httpHandler();

    SocketIoStats stats();

    /**
     * Refuses newcomers, then closes each connection at a random moment within {@code jitter}, so that clients come back
     * spread out. Their packets queued so far still leave. Blocks until all are closed.
     */
    void close(Duration jitter);

    @Override
    default void close() {
        close(Duration.ZERO);
    }
}
