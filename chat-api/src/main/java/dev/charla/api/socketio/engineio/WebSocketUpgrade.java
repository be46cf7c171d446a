package dev.charla.api.socketio.engineio;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Turns an HTTP request into a {@link WebSocketLink}; implemented once per web server. */
public interface WebSocketUpgrade {

    /**
     * Answers the request: 101 and then {@code listener.onOpen}, or an HTTP error and no call at all.
     *
     * @param maxMessage bytes of one inbound message; a longer one closes the link with code 1009
     * @param listener the owner of the link
     */
    void upgrade(
            HttpServletRequest request, HttpServletResponse response, int maxMessage, WebSocketLink.Listener listener)
            throws IOException;
}
