package dev.charla.api.socketio.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.socketio.SocketIoServer;
import dev.charla.api.socketio.testing.PollingSession;
import dev.charla.api.socketio.testing.WebSocketClient;
import dev.charla.api.socketio.testing.Wire;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** The server behind Spring's dispatcher servlet, as a product has it. */
class SpringBootWiringTest {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        JettyServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    static class Wiring {

        @Bean
        SocketIoServer socketIoServer() {
            SocketIoServer server =
                    SocketIoServer.builder(new JettyWebSockets(false)).build();
            server.namespace("/").on("echo", (socket, arguments, ack) -> ack.send(arguments.get(0)));
            return server;
        }

        @Bean
        SimpleUrlHandlerMapping socketIoMapping(SocketIoServer server) {
            return new SimpleUrlHandlerMapping(Map.of("/socket.io/", server.httpHandler()), -1);
        }
    }

    @Test
    void servesPollingUpgradeAndWebSocket() {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.SERVLET)
                .properties("server.port=0", "spring.main.banner-mode=off")
                .run()) {
            int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            var wire = new Wire(port, "/socket.io/");
            PollingSession session = wire.poll();
            session.post("40");
            assertThat(session.poll().body()).startsWith("40{");
            echoes(session.upgrade());
            WebSocketClient socket = wire.webSocket();
            socket.nextText();
            socket.join("/", "");
            echoes(socket);
        }
    }

    private static void echoes(WebSocketClient socket) {
        socket.send("421[\"echo\",\"hello\"]");
        socket.expect("431[\"hello\"]");
        socket.close();
    }
}
