package dev.charla.api.socketio.jetty;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletCoreRequest;
import org.eclipse.jetty.ee11.servlet.ServletCoreResponse;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeFailureException;
import org.springframework.web.socket.server.RequestUpgradeStrategy;

/** Upgrades to Jetty's websocket core: the {@link JettyLink} itself is the frame handler. */
final class CoreUpgradeStrategy implements RequestUpgradeStrategy {

    private final boolean compression;
    private volatile @Nullable WebSocketMappings mappings;

    CoreUpgradeStrategy(boolean compression) {
        this.compression = compression;
    }

    @Override
    public String[] getSupportedVersions() {
        return new String[] {"13"};
    }

    @Override
    public List<WebSocketExtension> getSupportedExtensions(ServerHttpRequest request) {
        return List.of();
    }

    @Override
    public void upgrade(
            ServerHttpRequest request,
            ServerHttpResponse response,
            @Nullable String subProtocol,
            List<WebSocketExtension> extensions,
            @Nullable Principal user,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws HandshakeFailureException {
        HttpServletRequest servletRequest = ((ServletServerHttpRequest) request).getServletRequest();
        HttpServletResponse servletResponse = ((ServletServerHttpResponse) response).getServletResponse();
        var negotiator = new CoreNegotiator(((CoreHandler) handler).link(), compression);
        try {
            if (!upgrade(servletRequest, servletResponse, negotiator)) {
                throw new HandshakeFailureException("Not a WebSocket handshake");
            }
        } catch (IOException e) {
            throw new HandshakeFailureException("The handshake could not be answered", e);
        }
    }

    private boolean upgrade(HttpServletRequest request, HttpServletResponse response, CoreNegotiator negotiator)
            throws IOException {
        Request coreRequest = ServletCoreRequest.wrap(request);
        var coreResponse = ServletCoreResponse.wrap(coreRequest, response, false);
        try (Blocker.Callback callback = Blocker.callback()) {
            boolean upgraded = mappings(request.getServletContext())
                    .upgrade(negotiator, coreRequest, coreResponse, callback, null);
            if (upgraded) {
                callback.block();
            }
            return upgraded;
        }
    }

    /** Made on first use, when the server is up. */
    private WebSocketMappings mappings(ServletContext context) {
        WebSocketMappings made = mappings;
        return made != null ? made : makeMappings(context);
    }

    private synchronized WebSocketMappings makeMappings(ServletContext context) {
        WebSocketMappings made = mappings;
        if (made == null) {
            made = new WebSocketMappings(components(context));
            mappings = made;
        }
        return made;
    }

    private static WebSocketComponents components(ServletContext context) {
        ServletContextHandler handler = ServletContextHandler.getServletContextHandler(context);
        if (handler == null) {
            throw new IllegalStateException("Not in a Jetty servlet context");
        }
        return WebSocketServerComponents.ensureWebSocketComponents(handler.getServer(), handler);
    }
}
