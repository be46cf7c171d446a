package dev.charla.api.socketio.engineio;

import java.util.List;

/** A WebSocket that wants to take over a polling session (Engine.IO v4, "Upgrade"). */
final class Probe {

    private final WebSocketLink link;
    private final long since;
    private volatile boolean answered;

    Probe(WebSocketLink link, long since) {
        this.link = link;
        this.since = since;
    }

    WebSocketLink link() {
        return link;
    }

    long since() {
        return since;
    }

    /** Whether the client may send its upgrade packet any moment. */
    boolean answered() {
        return answered;
    }

    void answer() {
        answered = true;
        link.write(List.of(PacketType.PROBE_ANSWER), failure -> {});
    }
}
