package dev.charla.api.socketio;

import dev.charla.api.socketio.engineio.EngineOptions;
import java.time.Duration;

/**
 * Everything that can be set about the server.
 *
 * @param connectTimeout how long a connection may be in no namespace before it is closed
 */
public record SocketIoOptions(EngineOptions engine, Duration connectTimeout, SocketLimits limits) {

    public SocketIoOptions {
        if (connectTimeout.isZero() || connectTimeout.isNegative()) {
            throw new IllegalArgumentException("connectTimeout must be positive, was " + connectTimeout);
        }
    }

    /** The reference implementation's times and this package's bounds; no foreign origin is let in. */
    public static SocketIoOptions defaults() {
        return new SocketIoOptions(EngineOptions.defaults(), Duration.ofSeconds(45), SocketLimits.defaults());
    }

    public SocketIoOptions withEngine(EngineOptions value) {
        return new SocketIoOptions(value, connectTimeout, limits);
    }

    public SocketIoOptions withConnectTimeout(Duration value) {
        return new SocketIoOptions(engine, value, limits);
    }

    public SocketIoOptions withLimits(SocketLimits value) {
        return new SocketIoOptions(engine, connectTimeout, value);
    }
}
