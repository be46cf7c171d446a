package dev.charla.api.websocket;

import dev.charla.api.limits.Limit;
import dev.charla.api.limits.Limits;
import dev.charla.api.limits.RateLimited;
import dev.charla.api.security.Anchor;
import dev.charla.api.security.Anchors;
import dev.charla.api.socketio.engineio.OriginGuard;
import dev.charla.api.socketio.engineio.WebSocketLink;
import dev.charla.api.socketio.engineio.WebSocketUpgrade;
import dev.charla.api.websocket.Entrance.LetIn;
import dev.charla.api.websocket.Entrance.NotLetIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.web.HttpRequestHandler;

/**
 * The plain WebSockets of this node: lets them in and keeps them as long as their proofs hold and somebody is there.
 *
 * <p>Whoever is not let in is told so by a frame, as browsers show their pages nothing of an HTTP answer; foreign pages, and who
 * comes too often, get that HTTP answer.
 */
final class PlainSockets implements HttpRequestHandler {

    /** How long a message may take to arrive as a whole, and a client to read the last frame. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final WebSocketUpgrade upgrade;
    private final OriginGuard origins;
    private final Entrance entrance;
    private final Limits limits;
    private final Anchors anchors;
    private final PlainDialect dialect;
    private final ClientFrames frames;
    private final PlainSocketSettings settings;
    private final InstantSource clock;
    private final Set<PlainSocket> open = ConcurrentHashMap.newKeySet();

    PlainSockets(
            WebSocketUpgrade upgrade,
            OriginGuard origins,
            Entrance entrance,
            Limits limits,
            Anchors anchors,
            PlainDialect dialect,
            ClientFrames frames,
            PlainSocketSettings settings,
            InstantSource clock) {
        this.upgrade = upgrade;
        this.origins = origins;
        this.entrance = entrance;
        this.limits = limits;
        this.anchors = anchors;
        this.dialect = dialect;
        this.frames = frames;
        this.settings = settings;
        this.clock = clock;
    }

    /** How many there are. */
    int size() {
        return open.size();
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            limits.takeAt(Limit.CONNECTIONS, request.getRemoteAddr());
            if (!origins.admit(request, response)) {
                response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            } else if (open.size() >= settings.connections()) {
                wait(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, 1);
            } else {
                enter(request, response);
            }
        } catch (RateLimited tooOften) {
            wait(response, 429, tooOften.retryAfterSeconds());
        }
    }

    private void enter(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var listener = switch (entrance.enter(request.getQueryString())) {
            case LetIn someone -> socket(someone);
            case NotLetIn stranger -> farewell(stranger, request);
        };
        upgrade.upgrade(request, response, Math.toIntExact(settings.maxFrame().toBytes()), listener);
    }

    /** Trying out proofs is limited as all is that strangers do. */
    private WebSocketLink.Listener farewell(NotLetIn stranger, HttpServletRequest request) {
        limits.takeAt(Limit.STRANGERS, request.getRemoteAddr());
        return new Farewell(frames.write(dialect.notLetIn(stranger.why())));
    }

    private PlainSocket socket(LetIn someone) {
        return new PlainSocket(
                UUID.randomUUID().toString(),
                someone.holder(),
                dialect,
                frames,
                limits,
                settings.waiting(),
                task -> Thread.ofVirtual().name("plain-socket").start(task),
                open::add,
                open::remove);
    }

    private static void wait(HttpServletResponse response, int status, long seconds) {
        response.setStatus(status);
        response.setHeader("Retry-After", Long.toString(seconds));
    }

    /** Ends those whose proof hangs on this. */
    void ended(Anchor anchor) {
        open.stream()
                .filter(socket -> socket.holder().anchors().contains(anchor))
                .forEach(PlainSocket::end);
    }

    /** Ends what has expired by now, what was ended on any node, and what nobody is behind any more. Blocks on the database. */
    void check() {
        var now = System.nanoTime();
        open.forEach(socket -> keepOrCutOff(socket, now));
        var instant = clock.instant();
        open.stream()
                .filter(socket -> !instant.isBefore(socket.holder().expiresAt()))
                .forEach(PlainSocket::end);
        var hungOn = open.stream()
                .flatMap(socket -> socket.holder().anchors().stream())
                .collect(Collectors.toSet());
        if (!hungOn.isEmpty()) {
            anchors.ended(hungOn).keySet().forEach(this::ended);
        }
    }

    /** When the node stops: clients come back to another one. */
    void closeAll() {
        open.forEach(socket -> socket.outbox().close(CloseCode.GOING_AWAY));
    }

    private void keepOrCutOff(PlainSocket socket, long now) {
        var outbox = socket.outbox();
        var silence = Duration.ofNanos(now - socket.heardAt());
        if (isOverdue(outbox, now) || silence.compareTo(settings.pingInterval().plus(settings.pingTimeout())) > 0) {
            outbox.abort();
        } else if (now - socket.askedAt() > settings.idleTimeout().toNanos()) {
            outbox.close(CloseCode.NORMAL);
        } else if (silence.compareTo(settings.pingInterval()) > 0) {
            socket.ping();
        }
    }

    private static boolean isOverdue(Outbox outbox, long now) {
        var link = outbox.link();
        var assembling = link == null ? 0 : link.assemblingSince();
        return outbox.closingFor(now) > PATIENCE.toNanos()
                || (assembling != 0 && now - assembling > PATIENCE.toNanos());
    }
}
