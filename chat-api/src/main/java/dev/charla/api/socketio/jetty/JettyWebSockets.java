package dev.charla.api.socketio.jetty;

import dev.charla.api.socketio.engineio.WebSocketLink;
import dev.charla.api.socketio.engineio.WebSocketUpgrade;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.server.support.AbstractHandshakeHandler;

/** WebSockets of Jetty 12.1, for a server that runs in Jetty's servlet context. */
public final class JettyWebSockets implements WebSocketUpgrade {

    private final AbstractHandshakeHandler handshakes;

    /** @param compression whether to accept permessage-deflate; it costs some 300 KiB of memory per connection */
    public JettyWebSockets(boolean compression) {
        this.handshakes = new Handshakes(new CoreUpgradeStrategy(compression));
    }

    @Override
    public void upgrade(
            HttpServletRequest request, HttpServletResponse response, int maxMessage, WebSocketLink.Listener listener)
            throws IOException {
        if (!QueryText.isReadable(request.getQueryString())) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        var httpResponse = new ServletServerHttpResponse(response);
        handshakes.doHandshake(
                new ServletServerHttpRequest(request),
                httpResponse,
                new CoreHandler(new JettyLink(listener, maxMessage)),
                new HashMap<>());
        httpResponse.flush();
    }

    /** Spring's checks of method, headers and version; the origin has been checked by the engine. */
    private static final class Handshakes extends AbstractHandshakeHandler {
        Handshakes(CoreUpgradeStrategy strategy) {
            super(strategy);
        }
    }
}
