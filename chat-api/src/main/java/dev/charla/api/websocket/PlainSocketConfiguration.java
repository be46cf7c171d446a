package dev.charla.api.websocket;

import dev.charla.api.limits.Limits;
import dev.charla.api.security.AllowedOrigins;
import dev.charla.api.security.Anchors;
import dev.charla.api.security.Expiries;
import dev.charla.api.security.IdentityProver;
import dev.charla.api.security.IdentityWatch;
import dev.charla.api.security.TokenHolders;
import dev.charla.api.socketio.engineio.OriginGuard;
import dev.charla.api.socketio.jetty.JettyWebSockets;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Plain WebSockets, where a dialect speaks over them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "charla.dialects.assistant", matchIfMissing = true)
@EnableConfigurationProperties(PlainSocketSettings.class)
public class PlainSocketConfiguration {

    @Bean
    PlainSockets plainSockets(
            PlainDialect dialect,
            IdentityProver prover,
            AllowedOrigins origins,
            Limits limits,
            Anchors anchors,
            Expiries expiries,
            PlainSocketSettings settings,
            JsonMapper json,
            InstantSource clock) {
        var sockets = new PlainSockets(
                new JettyWebSockets(false),
                new OriginGuard(origins::admits),
                new Entrance(new TokenHolders(prover)),
                limits,
                anchors,
                dialect,
                new ClientFrames(json),
                settings,
                clock);
        expiries.subscribe((anchor, reason) -> sockets.ended(anchor));
        return sockets;
    }

    @Bean
    IdentityWatch plainSocketWatch(PlainSockets sockets) {
        return new IdentityWatch("plain WebSockets", sockets::check, sockets::closeAll);
    }

    @Bean
    HandlerMapping plainSocketMapping(PlainDialect dialect, PlainSockets sockets) {
        return new UpgradeMapping(new UpgradeRequests(dialect.paths()), sockets);
    }

    /** They prove who they are when they connect, by their own means: no filters. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain plainSocketRequests(PlainDialect dialect) {
        return new DefaultSecurityFilterChain(new UpgradeRequests(dialect.paths()));
    }

    @Bean
    MeterBinder plainSocketMetrics(PlainSockets sockets) {
        return registry -> Gauge.builder("charla.websocket.connections", sockets, PlainSockets::size)
                .description("Plain WebSockets of people who have proven who they are")
                .register(registry);
    }
}
