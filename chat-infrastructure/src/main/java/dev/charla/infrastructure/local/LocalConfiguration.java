package dev.charla.infrastructure.local;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.LiveSockets;
import dev.charla.application.port.out.Signals;
import dev.charla.application.port.out.SocketMemory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a node that is alone hears of itself. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "charla.backplane", havingValue = "local", matchIfMissing = true)
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

    @Bean
    SocketMemory socketMemory() {
        return new LocalSocketMemory(Ticker.systemTicker());
    }
}
