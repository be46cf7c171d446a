package dev.charla.api.gateway;

import dev.charla.api.socketio.Handshake;

/** Which sockets may connect though they show no proof of who they are: an operator's decision, never a client's. */
@FunctionalInterface
public interface OpenHandshakes {

    boolean admits(Handshake handshake);
}
