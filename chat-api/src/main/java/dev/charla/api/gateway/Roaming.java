package dev.charla.api.gateway;

import dev.charla.api.socketio.EncodedEvent;
import dev.charla.api.socketio.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hearing chats without joining each: what a lost socket had of it, its client gets back when it comes again in time. */
public interface Roaming {

    /** By which another node knows it; the same on all of them. */
    String name();

    /** @param socket may be lost already */
    boolean has(Socket socket);

    /** Takes a socket out that was lost, or that could not come back; no effect when it is not in. */
    void leave(Socket lost);

    /**
     * Lets a socket hear again what a lost one of the same person heard.
     *
     * @param positions where the client stands in each stream that it follows
     * @return what it missed, in order; empty when that is not known any more, so that the client connects afresh
     */
    Optional<List<EncodedEvent>> resume(Socket socket, Map<String, Long> positions);
}
