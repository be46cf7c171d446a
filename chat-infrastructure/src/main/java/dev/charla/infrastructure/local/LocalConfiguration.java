package dev.charla.infrastructure.local;

import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.LiveSockets;
import dev.charla.application.port.out.Signals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a node that is alone hears of itself. */
@Configuration(proxyBeanMethods = false)
public class LocalConfiguration {

    @Bean
    Backplane backplane() {
        return new LocalBackplane();
    }

    @Bean
    Signals signals() {
        return new LocalSignals();
    }

    @Bean
    LiveSockets liveSockets() {
        return new LocalLiveSockets();
    }
}
