package dev.charla.bench;

import dev.charla.api.socketio.SocketIoOptions;
import dev.charla.api.socketio.SocketIoServer;
import dev.charla.api.socketio.engineio.EngineOptions;
import dev.charla.api.socketio.engineio.Heartbeat;
import dev.charla.api.socketio.jetty.JettyWebSockets;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Our Socket.IO server alone, in the web server that the product runs in. */
@ImportAutoConfiguration({JettyServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class})
public class OurServer {

    /** @param args port, ping interval and ping timeout; the times in milliseconds */
    public static void main(String[] args) {
        new SpringApplicationBuilder(OurServer.class)
                .properties(Map.of(
                        "spring.config.name", "none",
                        "spring.main.banner-mode", "off",
                        "spring.threads.virtual.enabled", "true",
                        "server.address", "127.0.0.1",
                        "server.port", args[0],
                        "ping.interval", args[1],
                        "ping.timeout", args[2]))
                .run();
    }

    @Bean
    SocketIoServer socketIoServer(Environment settings) {
        var heartbeat = new Heartbeat(millis(settings, "ping.interval"), millis(settings, "ping.timeout"));
        var server = SocketIoServer.builder(new JettyWebSockets(false))
                .options(SocketIoOptions.defaults()
                        .withEngine(EngineOptions.defaults().withHeartbeat(heartbeat)))
                .build();
        var namespace = server.namespace("/");
        namespace
                .on("join", (socket, arguments, ack) -> {
                    socket.join(arguments.get(0).asString());
                    ack.send();
                })
                .on(
                        "say",
                        (socket, arguments, ack) ->
                                namespace.to(arguments.get(0).asString()).emit("message", arguments.get(1)))
                .on("collect", (socket, arguments, ack) -> ack.send(usedAfterCollection()));
        return server;
    }

    private static Duration millis(Environment settings, String name) {
        return Duration.ofMillis(settings.getRequiredProperty(name, Long.class));
    }

    private static long usedAfterCollection() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Bean
    HandlerMapping socketIoMapping(SocketIoServer server) {
        return new SimpleUrlHandlerMapping(Map.of("/socket.io/", server.httpHandler()), -1);
    }
}
