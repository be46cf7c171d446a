package dev.charla.api.socketio.engineio;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.HttpRequestHandler;

/** The Engine.IO v4 server: looks at each request and gives it to the transport that it asks for. */
public final class EngineServer implements HttpRequestHandler, AutoCloseable {

    private final EngineRuntime runtime;
    private final WebSocketUpgrade webSockets;
    private final Function<EngineSession, EngineListener> listeners;
    private final OriginGuard origins;
    private final PollingEndpoint polling;
    private volatile boolean closing;

    /** @param listeners called once for each new session, before anything is sent or received; must not block */
    public EngineServer(
            EngineOptions options, WebSocketUpgrade webSockets, Function<EngineSession, EngineListener> listeners) {
        this.runtime = new EngineRuntime(options);
        this.webSockets = webSockets;
        this.listeners = listeners;
        this.origins = new OriginGuard(options.handshakes().origins());
        this.polling = new PollingEndpoint(runtime);
    }

    @Override
    public void handleRequest(HttpServletRequest http, HttpServletResponse response) throws IOException {
        if (!origins.admit(http, response)) {
            refuse(EngineError.FORBIDDEN, response);
        } else if ("OPTIONS".equals(http.getMethod())) {
            origins.preflight(http, response);
        } else {
            serve(http, response);
        }
    }

    private void serve(HttpServletRequest http, HttpServletResponse response) throws IOException {
        EngineRequest request;
        try {
            request = EngineRequest.of(http);
        } catch (IllegalArgumentException badlyEncoded) {
            refuse(EngineError.BAD_REQUEST, response);
            return;
        }
        EngineError error = malformed(request);
        if (error != null) {
            refuse(error, response);
        } else if (request.sessionId() == null) {
            handshake(request, response);
        } else {
            resume(request, request.sessionId(), response);
        }
    }

    private static @Nullable EngineError malformed(EngineRequest request) {
        if (!request.polling() && !request.webSocket()) {
            return EngineError.UNKNOWN_TRANSPORT;
        }
        if (!request.version4()) {
            return EngineError.UNSUPPORTED_PROTOCOL_VERSION;
        }
        return request.webSocket() == request.asksForUpgrade() ? null : EngineError.BAD_REQUEST;
    }

    private void handshake(EngineRequest request, HttpServletResponse response) throws IOException {
        if (!request.isMethod("GET")) {
            refuse(EngineError.BAD_HANDSHAKE_METHOD, response);
        } else if (closing || runtime.sessions().full()) {
            refuse(EngineError.UNAVAILABLE, response);
        } else if (!runtime.options().handshakes().admission().test(request.http())) {
            refuse(EngineError.FORBIDDEN, response);
        } else {
            openUnlessTooOften(request, response);
        }
    }

    private void openUnlessTooOften(EngineRequest request, HttpServletResponse response) throws IOException {
        long delay = runtime.options().handshakes().delay().applyAsLong(request.http());
        if (delay > 0) {
            response.setHeader("Retry-After", Long.toString(delay));
            refuse(EngineError.TOO_MANY_REQUESTS, response);
        } else if (request.webSocket()) {
            ConnectionRequest remembered = remembered(request);
            upgrade(request, response, link -> open(remembered, link));
        } else {
            polling.poll(open(remembered(request), null), request.http());
        }
    }

    private ConnectionRequest remembered(EngineRequest request) {
        return request.remembered(runtime.options().handshakes().keptHeaders());
    }

    private EngineSession open(ConnectionRequest request, @Nullable WebSocketLink link) {
        var session = new EngineSession(runtime, runtime.sessions().newId(), request, listeners);
        runtime.sessions().add(session);
        if (link != null) {
            session.open(link);
        }
        session.send(List.of(openPacket(session, link == null)));
        return session;
    }

    private Frame openPacket(EngineSession session, boolean upgradable) {
        EngineOptions options = runtime.options();
        return Frame.text("0{\"sid\":\"%s\",\"upgrades\":[%s],\"pingInterval\":%d,\"pingTimeout\":%d,\"maxPayload\":%d}"
                .formatted(
                        session.id(),
                        upgradable ? "\"websocket\"" : "",
                        options.heartbeat().interval().toMillis(),
                        options.heartbeat().timeout().toMillis(),
                        options.limits().maxPayload()));
    }

    private void resume(EngineRequest request, String id, HttpServletResponse response) throws IOException {
        EngineSession session = runtime.sessions().find(id);
        if (session == null) {
            refuse(EngineError.UNKNOWN_SESSION, response);
        } else if (request.webSocket()) {
            upgrade(request, response, link -> session.beginUpgrade(link) ? session : null);
        } else if (session.onWebSocket()) {
            refuse(EngineError.BAD_REQUEST, response);
        } else if (request.isMethod("GET")) {
            polling.poll(session, request.http());
        } else if (request.isMethod("POST")) {
            polling.post(session, request.http(), response);
        } else {
            refuse(EngineError.BAD_REQUEST, response);
        }
    }

    private void upgrade(
            EngineRequest request, HttpServletResponse response, Function<WebSocketLink, @Nullable EngineSession> join)
            throws IOException {
        int maxMessage = runtime.options().limits().maxPayload();
        webSockets.upgrade(request.http(), response, maxMessage, new LinkEnd(join));
    }

    private void refuse(EngineError error, HttpServletResponse response) throws IOException {
        runtime.counters().rejected(error);
        error.answer(response);
    }

    /** A broadcast to queue on any number of this server's sessions. */
    public Fanout fanout() {
        return new Fanout(runtime.flushers());
    }

    /** Starts a virtual thread for each task. */
    public Executor executor() {
        return runtime.executor();
    }

    /** One thread for all: tasks must be short. */
    public ScheduledExecutorService scheduler() {
        return runtime.scheduler();
    }

    public EngineStats stats() {
        long webSocket = 0;
        long packets = 0;
        long bytes = 0;
        long all = 0;
        for (EngineSession session : runtime.sessions().all()) {
            all++;
            webSocket += session.onWebSocket() ? 1 : 0;
            packets += session.outbound().waitingPackets();
            bytes += session.outbound().waitingBytes();
        }
        return new EngineStats(
                all - webSocket,
                webSocket,
                runtime.counters().upgrades.sum(),
                packets,
                bytes,
                runtime.counters().rejected());
    }

    /** From now on every handshake is refused with 503. */
    public void refuseNewcomers() {
        closing = true;
    }

    /** The sessions open now. */
    public List<EngineSession> sessions() {
        return List.copyOf(runtime.sessions().all());
    }

    /** Ends all sessions at once and stops. */
    @Override
    public void close() {
        refuseNewcomers();
        sessions().forEach(session -> session.close(CloseReason.SERVER_SHUTTING_DOWN));
        runtime.close();
    }
}
