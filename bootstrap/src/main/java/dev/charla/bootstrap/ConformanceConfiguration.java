package dev.charla.bootstrap;

import dev.charla.api.socketio.conformance.ConformanceServers;
import dev.charla.api.socketio.jetty.JettyWebSockets;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * In place of the product: the bare Socket.IO layer as the official test suites of Engine.IO v4 and Socket.IO v5 expect it,
 * for the profile {@code conformance}. It has no database and no identities.
 */
@Profile(ConformanceConfiguration.PROFILE)
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    JettyServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
class ConformanceConfiguration {

    static final String PROFILE = "conformance";

    private static final int BEFORE_EVERYTHING_ELSE = -1;

    @Bean
    ConformanceServers conformanceServers() {
        return new ConformanceServers(
                new JettyWebSockets(false),
                ConformanceServers.HEARTBEAT_OF_THE_SUITES,
                ConformanceServers.CONNECT_TIMEOUT_OF_THE_SUITES);
    }

    @Bean
    HandlerMapping conformanceMapping(ConformanceServers servers) {
        return new SimpleUrlHandlerMapping(servers.handlers(), BEFORE_EVERYTHING_ELSE);
    }
}
