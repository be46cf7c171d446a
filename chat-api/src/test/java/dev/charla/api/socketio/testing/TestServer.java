package dev.charla.api.socketio.testing;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.web.HttpRequestHandler;

/** Jetty on a port of its own, with handlers at exact paths. */
public final class TestServer implements AutoCloseable {

    private final Server jetty = new Server();
    private final ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory());

    public TestServer(Map<String, HttpRequestHandler> handlers) {
        this(handlers, 0);
    }

    public TestServer(Map<String, HttpRequestHandler> handlers, int port) {
        connector.setPort(port);
        jetty.addConnector(connector);
        var context = new ServletContextHandler();
        handlers.forEach((path, handler) -> context.addServlet(holder(handler), path));
        jetty.setHandler(context);
        try {
            jetty.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServletHolder holder(HttpRequestHandler handler) {
        var holder = new ServletHolder(new HandlerServlet(handler));
        holder.setAsyncSupported(true);
        return holder;
    }

    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class HandlerServlet extends HttpServlet {
        private final transient HttpRequestHandler handler;

        HandlerServlet(HttpRequestHandler handler) {
            this.handler = handler;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            handler.handleRequest(request, response);
        }
    }
}
