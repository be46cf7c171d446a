package dev.charla.api.socketio.jetty;

import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;

/** Settles what one connection is like. */
record CoreNegotiator(JettyLink link, boolean compression) implements WebSocketNegotiator {

    private static final int INPUT_BUFFER = 4 * 1024;
    private static final int OUTPUT_BUFFER = 16 * 1024;

    @Override
    public FrameHandler negotiate(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        if (!compression) {
            response.setExtensions(List.of());
        }
        return link;
    }

    @Override
    public void customize(Configuration configuration) {
        // The heartbeat finds dead peers; the link itself counts the bytes of a message as they come, however the
        // client frames them, so that no announced length is ever allocated.
        configuration.setIdleTimeout(Duration.ZERO);
        configuration.setAutoFragment(true);
        configuration.setMaxFrameSize(0);
        configuration.setInputBufferSize(INPUT_BUFFER);
        configuration.setOutputBufferSize(OUTPUT_BUFFER);
    }
}
