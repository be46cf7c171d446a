package dev.charla.api.socketio.engineio;

import java.time.Duration;

/**
 * How a dead peer is found out (Engine.IO v4, "Heartbeat").
 *
 * @param interval silence before the server sends a ping; announced to the client
 * @param timeout how long the pong may take before the session is closed with {@link CloseReason#PING_TIMEOUT}
 */
public record Heartbeat(Duration interval, Duration timeout) {

    public Heartbeat {
        Options.requirePositive(interval, "heartbeat interval");
        Options.requirePositive(timeout, "heartbeat timeout");
    }

    /** The defaults of the reference implementation: 25 s and 20 s. */
    public static Heartbeat defaults() {
        return new Heartbeat(Duration.ofSeconds(25), Duration.ofSeconds(20));
    }
}
