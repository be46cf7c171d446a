package dev.charla.api.socketio.engineio;

import java.time.Duration;

/**
 * How long a session may stay in a state that only the client can end.
 *
 * @param upgrade from the opening of the second transport to its {@code upgrade} packet
 * @param assembly from the first to the last part of one message, however it is cut
 * @param drain from a graceful close to the end of what is queued; then the session ends as it is
 */
public record EngineTimeouts(Duration upgrade, Duration assembly, Duration drain) {

    public EngineTimeouts {
        Options.requirePositive(upgrade, "upgrade timeout");
        Options.requirePositive(assembly, "assembly timeout");
        Options.requirePositive(drain, "drain timeout");
    }

    /** 10 s to upgrade, 60 s to finish a message, 3 s to drain. */
    public static EngineTimeouts defaults() {
        return new EngineTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(3));
    }
}
